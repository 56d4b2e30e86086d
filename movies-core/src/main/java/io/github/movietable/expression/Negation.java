package io.github.movietable.expression;

import io.github.movietable.internal.document.Scribe;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The condition {@code NOT (condition)}, written with one pair of parentheses: DynamoDB refuses doubled ones. */
final class Negation extends MovieCondition {
    private final MovieCondition condition;

    Negation(MovieCondition condition) {
        super(1 + condition.depth(), Math.min(TOO_MANY, 1 + condition.operators()));
        this.condition = condition;
    }

    @Override
    boolean holds(Map<String, AttributeValue> item) {
        return !condition.holds(item);
    }

    @Override
    List<MovieCondition> falseParts(Map<String, AttributeValue> item) {
        return holds(item) ? List.of() : List.of(this);
    }

    @Override
    String render(Scribe scribe) {
        return "NOT (" + condition.render(scribe) + ")";
    }

    @Override
    List<Operand> subjects() {
        return condition.subjects();
    }

    @Override
    public Set<String> roots() {
        return condition.roots();
    }
}
