package io.github.movietable.expression;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A clause of a condition that was false, and what was stored instead: {@code info.rating <= 4, was 5.5}. */
public final class FailedClause {
    private final MovieCondition condition;
    private final List<Optional<AttributeValue>> stored;

    private FailedClause(MovieCondition condition, List<Optional<AttributeValue>> stored) {
        this.condition = condition;
        this.stored = stored;
    }

    static FailedClause of(MovieCondition condition, Map<String, AttributeValue> item) {
        return new FailedClause(
                condition, condition.subjects().stream().map(o -> o.in(item)).toList());
    }

    /**
     * The clause with its values: {@code info.rating <= 4}.
     *
     * @return the clause
     */
    public String clause() {
        return condition.toString();
    }

    /**
     * The clause without values, fit for logs: {@code info.rating <= ?}.
     *
     * @return the rule
     */
    public String rule() {
        return condition.render(Scribe.WITHOUT_VALUES);
    }

    /**
     * What was stored where the clause looked first; of a {@code size(…)} the size.
     *
     * @return the value, or empty where there was none
     */
    public Optional<AttributeValue> stored() {
        return stored.isEmpty() ? Optional.empty() : stored.get(0);
    }

    /** The clause and what was stored: {@code info.rating <= 4, was 5.5}. */
    @Override
    public String toString() {
        return clause()
                + stored.stream()
                        .map(value -> value.map(Literals::of).orElse("missing"))
                        .collect(Collectors.joining(" and ", ", was ", ""));
    }
}
