package io.github.movietable.expression;

import io.github.movietable.internal.document.ItemPath;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An attribute that holds a string (S). DynamoDB orders strings by UTF-8 bytes, so capitals come before small letters.
 */
public final class TextAttribute extends Ordered<String, String> {
    TextAttribute(ItemPath path) {
        super(path, "a text (S)");
    }

    /**
     * The condition that the string starts with a prefix. Upper and lower case differ.
     *
     * @param prefix the prefix; every string starts with {@code ""}
     * @return {@code begins_with(path, prefix)}
     */
    public MovieCondition startsWith(String prefix) {
        return FunctionClause.startsWith(itemPath(), value(prefix));
    }

    /**
     * The condition that the string starts with the string of another attribute.
     *
     * @param prefix the attribute that holds the prefix
     * @return {@code begins_with(path, prefix)}
     */
    public MovieCondition startsWith(Attribute<String> prefix) {
        return FunctionClause.startsWith(itemPath(), operand(prefix));
    }

    /**
     * The condition that the string contains a substring. Upper and lower case differ.
     *
     * @param part the substring
     * @return {@code contains(path, part)}
     */
    public MovieCondition contains(String part) {
        return FunctionClause.contains(itemPath(), value(part));
    }

    /**
     * The condition that the string contains the string of another attribute.
     *
     * @param part the attribute that holds the substring
     * @return {@code contains(path, part)}
     */
    public MovieCondition contains(Attribute<String> part) {
        return FunctionClause.contains(itemPath(), operand(part));
    }

    /**
     * The string's length in UTF-16 units, as {@link String#length()} counts it, for conditions.
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
