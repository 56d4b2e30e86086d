package io.github.movietable.expression;

import io.github.movietable.internal.document.ItemPath;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A text. DynamoDB orders texts by their UTF-8 bytes: capitals before small letters, {@code "L"} before {@code "Le"}. */
public final class TextAttribute extends Ordered<String, String> {
    TextAttribute(ItemPath path) {
        super(path, "a text (S)");
    }

    /**
     * The condition that the text starts with another. Capitals matter.
     *
     * @param prefix the start; every text starts with {@code ""}
     * @return {@code begins_with(path, prefix)}
     */
    public MovieCondition startsWith(String prefix) {
        return FunctionClause.startsWith(itemPath(), value(prefix));
    }

    /**
     * The condition that the text starts with another attribute's text.
     *
     * @param prefix another attribute
     * @return {@code begins_with(path, prefix)}
     */
    public MovieCondition startsWith(Attribute<String> prefix) {
        return FunctionClause.startsWith(itemPath(), operand(prefix));
    }

    /**
     * The condition that the text contains another. Capitals matter.
     *
     * @param part the part
     * @return {@code contains(path, part)}
     */
    public MovieCondition contains(String part) {
        return FunctionClause.contains(itemPath(), value(part));
    }

    /**
     * The condition that the text contains another attribute's text.
     *
     * @param part another attribute
     * @return {@code contains(path, part)}
     */
    public MovieCondition contains(Attribute<String> part) {
        return FunctionClause.contains(itemPath(), operand(part));
    }

    /**
     * The text's length in UTF-16 units, as {@link String#length()}.
     *
     * @return {@code size(path)}
     */
    public SizeOf size() {
        return new SizeOf(itemPath());
    }

    @Override
    @Nullable
    String read(AttributeValue value) {
        return value.s();
    }

    @Override
    AttributeValue write(String value) {
        return AttributeValue.fromS(value);
    }
}
