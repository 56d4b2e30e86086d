package io.github.movietable.expression;

import io.github.movietable.internal.document.ItemPath;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An attribute that holds a set of strings (SS): without order or duplicates, and never empty. */
public final class TextSetAttribute extends Members<String, String> {
    TextSetAttribute(ItemPath path) {
        super(path, AttributeValue.Type.SS);
    }

    @Override
    String readMember(AttributeValue member) {
        return member.s();
    }

    @Override
    AttributeValue writeMember(String member) {
        return AttributeValue.fromS(member);
    }

    @Override
    AttributeValue setOf(List<AttributeValue> members) {
        return AttributeValue.fromSs(members.stream().map(AttributeValue::s).toList());
    }
}
