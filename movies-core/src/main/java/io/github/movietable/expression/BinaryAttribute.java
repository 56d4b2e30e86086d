package io.github.movietable.expression;

import io.github.movietable.internal.document.ItemPath;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An attribute that holds bytes (B). DynamoDB orders them as unsigned bytes. */
public final class BinaryAttribute extends Ordered<SdkBytes, SdkBytes> {
    BinaryAttribute(ItemPath path) {
        super(path, "a binary (B)");
    }

    /**
     * The condition that the attribute's bytes start with some other bytes.
     *
     * @param prefix the bytes that come first
     * @return {@code begins_with(path, prefix)}
     */
    public MovieCondition startsWith(SdkBytes prefix) {
        return FunctionClause.startsWith(itemPath(), value(prefix));
    }

    /**
     * The condition that the attribute's bytes contain some other bytes, one after the other.
     *
     * @param part the bytes to look for
     * @return {@code contains(path, part)}
     */
    public MovieCondition contains(SdkBytes part) {
        return FunctionClause.contains(itemPath(), value(part));
    }

    /**
     * The number of bytes, for conditions.
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
