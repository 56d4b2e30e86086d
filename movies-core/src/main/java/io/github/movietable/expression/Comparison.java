package io.github.movietable.expression;

import io.github.movietable.internal.document.Scribe;
import io.github.movietable.internal.document.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A comparison of two operands, like {@code left <= right}. */
final class Comparison extends Clause {
    enum Operator {
        EQUAL("="),
        NOT_EQUAL("<>"),
        BELOW("<"),
        AT_MOST("<="),
        ABOVE(">"),
        AT_LEAST(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        boolean isEquality() {
            return this == EQUAL || this == NOT_EQUAL;
        }

        boolean accepts(int order) {
            return switch (this) {
                case EQUAL -> order == 0;
                case NOT_EQUAL -> order != 0;
                case BELOW -> order < 0;
                case AT_MOST -> order <= 0;
                case ABOVE -> order > 0;
                case AT_LEAST -> order >= 0;
            };
        }
    }

    private final Operand left;
    private final Operator operator;
    private final Operand right;

    private Comparison(Operand left, Operator operator, Operand right) {
        super(List.of(left, right));
        this.left = left;
        this.operator = operator;
        this.right = right;
    }

    static Comparison of(Operand left, Operator operator, Operand right) {
        checkDistinct(left, right);
        if (!operator.isEquality()) {
            checkOrdered(right);
        }
        return new Comparison(left, operator, right);
    }

    @Override
    boolean holds(Map<String, AttributeValue> item) {
        Optional<AttributeValue> a = left.in(item);
        Optional<AttributeValue> b = right.in(item);
        if (a.isEmpty() || b.isEmpty()) {
            return operator == Operator.NOT_EQUAL;
        }
        if (operator.isEquality()) {
            return Values.equal(a.get(), b.get()) == (operator == Operator.EQUAL);
        }
        OptionalInt order = Values.compare(a.get(), b.get());
        return order.isPresent() && operator.accepts(order.getAsInt());
    }

    @Override
    String render(Scribe scribe) {
        return left.render(scribe) + " " + operator.sign + " " + right.render(scribe);
    }
}
