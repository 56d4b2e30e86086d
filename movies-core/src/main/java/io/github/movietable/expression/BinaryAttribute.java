package io.github.movietable.expression;

import io.github.movietable.internal.document.ItemPath;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Bytes. DynamoDB orders them as unsigned. */
public final class BinaryAttribute extends Ordered<SdkBytes, SdkBytes> {
    BinaryAttribute(ItemPath path) {
        super(path, "a binary (B)");
    }

    /**
     * The condition that the bytes start with others.
     *
     * @param prefix the start
     * @return {@code begins_with(path, prefix)}
     */
    public MovieCondition startsWith(SdkBytes prefix) {
        return FunctionClause.startsWith(itemPath(), value(prefix));
    }

    /**
     * The condition that the bytes contain others.
     *
     * @param part the part
     * @return {@code contains(path, part)}
     */
    public MovieCondition contains(SdkBytes part) {
        return FunctionClause.contains(itemPath(), value(part));
    }

    /**
     * How many bytes there are.
     *
     * @return {@code size(path)}
     */
    public SizeOf size() {
        return new SizeOf(itemPath());
    }

    @Override
    @Nullable
    SdkBytes read(AttributeValue value) {
        return value.b();
    }

    @Override
    AttributeValue write(SdkBytes value) {
        return AttributeValue.fromB(value);
    }
}
