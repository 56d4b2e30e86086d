package io.github.movietable.internal.write;

import io.github.movietable.expression.MovieCondition;
import io.github.movietable.expression.Rendering;
import io.github.movietable.internal.document.BrokenRuleException;
import io.github.movietable.internal.document.ItemPath;
import io.github.movietable.internal.document.Numbers;
import io.github.movietable.internal.document.Scribe;
import io.github.movietable.internal.document.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@code SET target = …}. */
final class SetChange extends Change {
    private static final AttributeValue ZERO = AttributeValue.fromN("0");
    private static final AttributeValue EMPTY = AttributeValue.fromL(List.of());

    private enum Operation {
        VALUE,
        IF_ABSENT,
        FROM,
        INCREMENT,
        APPEND,
        PREPEND
    }

    private final Operation operation;
    private final AttributeValue value;
    private final @Nullable ItemPath from;

    private SetChange(ItemPath target, Operation operation, AttributeValue value, @Nullable ItemPath from) {
        super(target);
        this.operation = operation;
        this.value = value;
        this.from = from;
    }

    static SetChange value(ItemPath target, AttributeValue value) {
        return new SetChange(target, Operation.VALUE, value, null);
    }

    static SetChange ifAbsent(ItemPath target, AttributeValue value) {
        return new SetChange(target, Operation.IF_ABSENT, value, null);
    }

    static SetChange from(ItemPath target, ItemPath from) {
        return new SetChange(target, Operation.FROM, ZERO, from);
    }

    static SetChange increment(ItemPath target, AttributeValue by) {
        return new SetChange(target, Operation.INCREMENT, by, null);
    }

    static SetChange joined(ItemPath target, AttributeValue elements, boolean first) {
        return new SetChange(target, first ? Operation.PREPEND : Operation.APPEND, elements, null);
    }

    @Override
    Section section() {
        return Section.SET;
    }

    /**
     * Setting an element of a list twice may append two elements: DynamoDB appends if the index, or the index of a
     * parent, is beyond the end of its list.
     */
    @Override
    boolean isRepeatable() {
        return switch (operation) {
            case VALUE, IF_ABSENT, FROM -> !target().hasElement();
            case INCREMENT, APPEND, PREPEND -> false;
        };
    }

    @Override
    String render(Scribe scribe) {
        String place = scribe.path(target());
        return place + " = "
                + switch (operation) {
                    case VALUE -> scribe.value(value);
                    case IF_ABSENT -> "if_not_exists(" + place + ", " + scribe.value(value) + ")";
                    case FROM -> scribe.path(source().orElseThrow());
                    case INCREMENT ->
                        "if_not_exists(" + place + ", " + scribe.value(ZERO) + ") + " + scribe.value(value);
                    case APPEND ->
                        "list_append(if_not_exists(" + place + ", " + scribe.value(EMPTY) + "), " + scribe.value(value)
                                + ")";
                    case PREPEND ->
                        "list_append(" + scribe.value(value) + ", if_not_exists(" + place + ", " + scribe.value(EMPTY)
                                + "))";
                };
    }

    @Override
    Optional<AttributeValue> result(Map<String, AttributeValue> before) {
        AttributeValue old = target().in(before).orElse(null);
        return Optional.of(resultFrom(old, before));
    }

    private AttributeValue resultFrom(@Nullable AttributeValue old, Map<String, AttributeValue> before) {
        return switch (operation) {
            case VALUE -> value;
            case IF_ABSENT -> old == null ? value : old;
            case FROM ->
                source().orElseThrow().in(before).orElseThrow(() -> new IllegalStateException(from + " is missing"));
            case INCREMENT -> sum(old == null ? ZERO : old);
            case APPEND -> joined(list(old), value);
            case PREPEND -> joined(value, list(old));
        };
    }

    private AttributeValue sum(AttributeValue stored) {
        BigDecimal sum = Values.number(UnfitValueException.checked(target(), stored, AttributeValue.Type.N))
                .add(Values.number(value));
        try {
            return Numbers.encode(sum);
        } catch (BrokenRuleException e) {
            throw new IllegalStateException("the sum: " + e.rule(), e);
        }
    }

    private AttributeValue list(@Nullable AttributeValue stored) {
        return stored == null ? EMPTY : UnfitValueException.checked(target(), stored, AttributeValue.Type.L);
    }

    private static AttributeValue joined(AttributeValue first, AttributeValue second) {
        return AttributeValue.fromL(
                Stream.concat(first.l().stream(), second.l().stream()).toList());
    }

    @Override
    Optional<ItemPath> source() {
        return Optional.ofNullable(from);
    }

    @Override
    Optional<MovieCondition> premise(Map<String, AttributeValue> item) {
        return source().flatMap(path -> path.in(item).map(seen -> Rendering.is(path, seen)));
    }
}
