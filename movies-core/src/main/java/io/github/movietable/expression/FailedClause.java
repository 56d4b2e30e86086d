package io.github.movietable.expression;

import io.github.movietable.internal.document.Literals;
import io.github.movietable.internal.document.PlainValue;
import io.github.movietable.internal.document.Scribe;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A clause of a condition that was false for an item, and the item's value: {@code info.rating <= 4, was 5.5}. */
public final class FailedClause implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String clause;
    private final String rule;
    private final transient List<@Nullable AttributeValue> stored;

    private FailedClause(String clause, String rule, List<@Nullable AttributeValue> stored) {
        this.clause = clause;
        this.rule = rule;
        this.stored = stored;
    }

    static FailedClause of(MovieCondition condition, Map<String, AttributeValue> item) {
        List<@Nullable AttributeValue> stored = new ArrayList<>();
        condition.subjects().forEach(operand -> stored.add(operand.in(item).orElse(null)));
        return new FailedClause(condition.toString(), condition.render(Scribe.WITHOUT_VALUES), stored);
    }

    /**
     * The clause with its values: {@code info.rating <= 4}.
     *
     * @return the clause as text
     */
    public String clause() {
        return clause;
    }

    /**
     * The clause without values, so that it can be logged: {@code info.rating <= ?}.
     *
     * @return the text, with {@code ?} for each value
     */
    public String rule() {
        return rule;
    }

    /**
     * The stored value on which the clause was tested: the value of its first attribute, or the size of that attribute
     * if the clause tests {@code size(…)}.
     *
     * @return the value, or empty if the item did not have the attribute
     */
    public Optional<AttributeValue> stored() {
        return stored.isEmpty() ? Optional.empty() : Optional.ofNullable(stored.get(0));
    }

    private Object writeReplace() {
        List<@Nullable PlainValue> plain = new ArrayList<>();
        stored.forEach(value -> plain.add(value == null ? null : PlainValue.of(value)));
        return new Written(clause, rule, plain);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("the clause is not in its serialized form");
    }

    /** The serialized form of a clause: the SDK's values lose the content of binary when they are serialized. */
    private record Written(String clause, String rule, List<@Nullable PlainValue> stored) implements Serializable {
        private Object readResolve() {
            List<@Nullable AttributeValue> values = new ArrayList<>();
            stored.forEach(value -> values.add(value == null ? null : value.value()));
            return new FailedClause(clause, rule, values);
        }
    }

    /** The clause and the stored value: {@code info.rating <= 4, was 5.5}. */
    @Override
    public String toString() {
        return clause()
                + stored.stream()
                        .map(value -> value == null ? "missing" : Literals.of(value))
                        .collect(Collectors.joining(" and ", ", was ", ""));
    }
}
