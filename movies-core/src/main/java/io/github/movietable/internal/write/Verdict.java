package io.github.movietable.internal.write;

import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.MovieCondition;
import io.github.movietable.internal.call.Answer;
import io.github.movietable.internal.call.OpenAttempts;
import io.github.movietable.internal.call.Reading;
import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.call.Target;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Finds the outcome of a write after DynamoDB refused it. If every earlier attempt certainly had no effect, the write
 * was refused. If an earlier attempt is open, that is, may have been applied, this write itself may be why the
 * condition is false now. Then the write was applied if the stored movie has a value that only this write can have
 * given it; it was refused if the movie is as it was before; otherwise the outcome is unknown.
 *
 * @param key the movie's key
 * @param trace tells from a stored movie whether this write was applied
 * @param isAsAsked tells whether the stored movie, or its absence, is the state that the write asked for
 */
record Verdict(MovieKey key, Function<Movie, Trace> trace, Predicate<Optional<Movie>> isAsAsked) {
    /** The condition that the movie exists; the partition key is an attribute that every stored item has. */
    static final MovieCondition EXISTS = Attribute.named(MovieKey.YEAR).exists();

    /**
     * The refusal for the first condition that is false of the stored item, or because there is no item and the write
     * may not create one; empty if neither explains the refusal.
     */
    static Optional<Written> refusal(
            MovieKey key, boolean mayCreate, List<MovieCondition> own, Map<String, AttributeValue> item) {
        if (item.isEmpty() && !mayCreate) {
            return Optional.of(new Written.Missing(key));
        }
        return own.stream()
                .filter(condition -> !condition.test(() -> item))
                .findFirst()
                .map(condition -> item.isEmpty()
                        ? new Written.Missing(key)
                        : new Written.Refused(Movie.fromItem(item), condition.whyNot(() -> item)));
    }

    /** The refusal of a write with one condition. */
    static Written refused(MovieKey key, @Nullable MovieCondition condition, Map<String, AttributeValue> item) {
        List<MovieCondition> own = condition == null ? List.of() : List.of(condition);
        return refusal(key, false, own, item).orElseGet(() -> unexplained(key, item));
    }

    /** A refusal although no condition is false of the stored item: other programs changed the movie meanwhile. */
    static Written unexplained(MovieKey key, Map<String, AttributeValue> item) {
        return item.isEmpty() ? new Written.Missing(key) : new Written.Refused(Movie.fromItem(item), List.of());
    }

    /** The result of a write with a condition, from DynamoDB's answer. */
    <R> Step<Written> of(
            Answer<R> answer,
            Target table,
            Function<R, Written> applied,
            Function<Map<String, AttributeValue>, Written> refusal) {
        RuntimeException failure = answer.failure();
        if (failure == null) {
            return Step.done(applied.apply(answer.orThrow()));
        }
        return failure instanceof ConditionalCheckFailedException refused
                ? Step.done(after(refused, false, refusal.apply(item(refused))))
                : after(failure, false, table);
    }

    /**
     * The result of a write without a condition, from DynamoDB's answer. The result is unknown only if the response is
     * incomplete; any other failure is thrown.
     */
    static <R> Step<Written> ofPlain(MovieKey key, Answer<R> answer, Target table, Function<R, Written> applied) {
        RuntimeException failure = answer.failure();
        if (failure == null) {
            return Step.done(applied.apply(answer.orThrow()));
        }
        return Reading.isSilence(failure)
                ? Step.done(new Written.Unknown(key, null, false, failure))
                : table.failed(failure);
    }

    /**
     * The result of a write that DynamoDB refused. {@code open} says whether an earlier request of this write may have
     * been applied.
     */
    Written after(ConditionalCheckFailedException refused, boolean open, Written refusal) {
        if (!open && !OpenAttempts.before(refused)) {
            return refusal;
        }
        Map<String, AttributeValue> item = item(refused);
        Optional<Movie> current = item.isEmpty() ? Optional.empty() : Optional.of(Movie.fromItem(item));
        return switch (current.map(trace).orElse(Trace.NONE)) {
            case MINE -> new Written.Applied(item);
            case UNTOUCHED -> refusal;
            case NONE -> new Written.Unknown(key, current.orElse(null), isAsAsked.test(current), refused);
        };
    }

    /**
     * The result of a write that failed and was not refused: unknown if the write may have been applied; otherwise the
     * failure is thrown.
     */
    Step<Written> after(RuntimeException failure, boolean open, Target table) {
        return open || OpenAttempts.in(failure)
                ? Step.done(new Written.Unknown(key, null, false, failure))
                : table.failed(failure);
    }

    /** The stored item that a refusal brought; empty if no item is stored. */
    static Map<String, AttributeValue> item(ConditionalCheckFailedException refused) {
        return refused.hasItem() ? refused.item() : Map.of();
    }
}
