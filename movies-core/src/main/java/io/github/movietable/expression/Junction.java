package io.github.movietable.expression;

import io.github.movietable.internal.document.Scribe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Conditions joined by {@code AND} or by {@code OR}. If a part is a junction with the same operator, its parts are
 * taken instead, so that no needless parentheses are written.
 */
final class Junction extends MovieCondition {
    enum Operator {
        AND(" AND "),
        OR(" OR ");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }
    }

    /** Room for the text of two or three clauses. */
    private static final int LENGTH = 80;

    private final Operator operator;
    private final List<MovieCondition> parts;

    private Junction(Operator operator, List<MovieCondition> parts) {
        super(1 + deepest(parts), operators(parts));
        this.operator = operator;
        this.parts = parts;
    }

    private static int deepest(List<MovieCondition> parts) {
        int deepest = 0;
        for (MovieCondition part : parts) {
            deepest = Math.max(deepest, part.depth());
        }
        return deepest;
    }

    private static int operators(List<MovieCondition> parts) {
        long all = -1L + parts.size();
        for (MovieCondition part : parts) {
            all += part.operators();
        }
        return (int) Math.min(TOO_MANY, all);
    }

    static MovieCondition of(Operator operator, List<MovieCondition> conditions) {
        if (conditions.isEmpty()) {
            throw new IllegalArgumentException("at least one condition is needed");
        }
        List<MovieCondition> parts = new ArrayList<>(conditions.size());
        for (MovieCondition condition : conditions) {
            if (condition instanceof Junction inner && inner.operator == operator) {
                parts.addAll(inner.parts);
            } else {
                parts.add(Objects.requireNonNull(condition, "a condition to join is null"));
            }
        }
        return parts.size() == 1 ? parts.get(0) : new Junction(operator, Collections.unmodifiableList(parts));
    }

    @Override
    boolean holds(Map<String, AttributeValue> item) {
        return operator == Operator.AND
                ? parts.stream().allMatch(p -> p.holds(item))
                : parts.stream().anyMatch(p -> p.holds(item));
    }

    @Override
    List<MovieCondition> falseParts(Map<String, AttributeValue> item) {
        return holds(item)
                ? List.of()
                : parts.stream().flatMap(p -> p.falseParts(item).stream()).toList();
    }

    @Override
    String render(Scribe scribe) {
        StringBuilder text = new StringBuilder(LENGTH);
        for (MovieCondition part : parts) {
            text.append(text.isEmpty() ? "" : operator.sign).append(inner(part, scribe));
        }
        return text.toString();
    }

    private static String inner(MovieCondition part, Scribe scribe) {
        String text = part.render(scribe);
        return part instanceof Junction ? "(" + text + ")" : text;
    }

    @Override
    List<Operand> subjects() {
        return parts.stream().flatMap(p -> p.subjects().stream()).distinct().toList();
    }

    @Override
    public Set<String> roots() {
        return parts.stream().flatMap(p -> p.roots().stream()).collect(Collectors.toUnmodifiableSet());
    }
}
