package io.github.movietable.expression;

import io.github.movietable.internal.document.ItemPath;
import io.github.movietable.internal.document.Numbers;
import io.github.movietable.internal.document.Values;
import java.math.BigDecimal;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An attribute that holds a set of numbers (NS): no order, no duplicates (1 and 1.0 are the same), never empty. */
public final class NumberSetAttribute extends Members<BigDecimal, Number> {
    NumberSetAttribute(ItemPath path) {
        super(path, AttributeValue.Type.NS);
    }

    /** Drops trailing zeros, so that numbers that are equal to DynamoDB, like 1 and 1.0, are equal in Java too. */
    @Override
    BigDecimal readMember(AttributeValue member) {
        return Values.number(member).stripTrailingZeros();
    }

    @Override
    AttributeValue writeMember(Number member) {
        return Numbers.encode(member);
    }

    @Override
    AttributeValue setOf(List<AttributeValue> members) {
        return AttributeValue.fromNs(members.stream().map(AttributeValue::n).toList());
    }
}
