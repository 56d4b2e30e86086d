package io.github.movietable.expression;

import io.github.movietable.internal.document.Literals;
import io.github.movietable.internal.document.Scribe;
import io.github.movietable.internal.document.Values;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A condition that contains no other condition: a single comparison or function. */
abstract sealed class Clause extends MovieCondition permits Comparison, Between, OneOf, FunctionClause {
    private final List<Operand> operands;

    Clause(List<Operand> operands) {
        super(1, 1 + sizes(operands));
        this.operands = operands;
    }

    private static int sizes(List<Operand> operands) {
        int sizes = 0;
        for (Operand operand : operands) {
            sizes += operand instanceof Operand.Size ? 1 : 0;
        }
        return sizes;
    }

    @Override
    final List<MovieCondition> falseParts(Map<String, AttributeValue> item) {
        return holds(item) ? List.of() : List.of(this);
    }

    @Override
    final List<Operand> subjects() {
        return operands.stream()
                .filter(operand -> !(operand instanceof Operand.Constant))
                .toList();
    }

    @Override
    public final Set<String> roots() {
        return subjects().stream().map(Clause::root).collect(Collectors.toUnmodifiableSet());
    }

    private static String root(Operand operand) {
        return operand instanceof Operand.Stored stored
                ? stored.path().root()
                : ((Operand.Size) operand).path().root();
    }

    /** Throws if both operands are the same path: DynamoDB refuses to compare a path with itself. */
    static void checkDistinct(Operand a, Operand b) {
        if (a instanceof Operand.Stored && a.equals(b)) {
            throw new IllegalArgumentException(
                    a.render(Scribe.PLAIN) + " is compared with itself, which DynamoDB refuses; test exists() instead");
        }
    }

    /** Throws if the operand is a constant without an order, like a boolean: DynamoDB refuses to order by it. */
    static void checkOrdered(Operand operand) {
        if (operand instanceof Operand.Constant constant
                && Values.compare(constant.value(), constant.value()).isEmpty()) {
            throw new IllegalArgumentException("only a number, a text or a binary can be compared by order, not "
                    + Literals.typeName(constant.value().type()));
        }
    }
}
