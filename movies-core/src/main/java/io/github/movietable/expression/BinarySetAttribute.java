package io.github.movietable.expression;

import io.github.movietable.internal.document.ItemPath;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An attribute that holds a set of byte strings (BS): without order or duplicates, and never empty. */
public final class BinarySetAttribute extends Members<SdkBytes, SdkBytes> {
    BinarySetAttribute(ItemPath path) {
        super(path, AttributeValue.Type.BS);
    }

    @Override
    SdkBytes readMember(AttributeValue member) {
        return member.b();
    }

    @Override
    AttributeValue writeMember(SdkBytes member) {
        return AttributeValue.fromB(member);
    }

    @Override
    AttributeValue setOf(List<AttributeValue> members) {
        return AttributeValue.fromBs(members.stream().map(AttributeValue::b).toList());
    }
}
