package io.github.movietable.expression;

import io.github.movietable.internal.document.Scribe;
import io.github.movietable.internal.document.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The condition {@code subject BETWEEN low AND high}; both bounds are included. */
final class Between extends Clause {
    private final Operand subject;
    private final Operand low;
    private final Operand high;

    private Between(Operand subject, Operand low, Operand high) {
        super(List.of(subject, low, high));
        this.subject = subject;
        this.low = low;
        this.high = high;
    }

    static Between of(Operand subject, Operand low, Operand high) {
        checkDistinct(subject, low);
        checkDistinct(subject, high);
        checkOrdered(low);
        checkOrdered(high);
        if (low instanceof Operand.Constant from && high instanceof Operand.Constant to) {
            checkBounds(subject, from.value(), to.value());
        }
        return new Between(subject, low, high);
    }

    private static void checkBounds(Operand subject, AttributeValue low, AttributeValue high) {
        OptionalInt order = Values.compare(low, high);
        if (order.isEmpty()) {
            throw new IllegalArgumentException(
                    subject.render(Scribe.PLAIN) + ": the bounds of between have different types");
        }
        if (order.getAsInt() > 0) {
            throw new IllegalArgumentException(subject.render(Scribe.PLAIN)
                    + ": the lower bound of between is above the upper one; give the lower first");
        }
    }

    @Override
    boolean holds(Map<String, AttributeValue> item) {
        Optional<AttributeValue> value = subject.in(item);
        Optional<AttributeValue> from = low.in(item);
        Optional<AttributeValue> to = high.in(item);
        if (value.isEmpty() || from.isEmpty() || to.isEmpty()) {
            return false;
        }
        OptionalInt above = Values.compare(value.get(), from.get());
        OptionalInt below = Values.compare(value.get(), to.get());
        return above.orElse(-1) >= 0 && below.orElse(1) <= 0;
    }

    @Override
    String render(Scribe scribe) {
        return subject.render(scribe) + " BETWEEN " + low.render(scribe) + " AND " + high.render(scribe);
    }
}
