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
 * Decides what a refusal means, for all writes. Without an open attempt a refusal is a refusal. After an open attempt
 * this write itself may have changed the movie before. So it was applied if the stored movie carries a value that only
 * this write can have made; it was refused if the movie is as it was before; otherwise the outcome is unknown.
 *
 * @param key the movie
 * @param trace what a stored movie shows of this write
 * @param isAsAsked whether what is stored, or that nothing is, is what the write asked for
 */
record Verdict(MovieKey key, Function<Movie, Trace> trace, Predicate<Optional<Movie>> isAsAsked) {
    /** The condition that the movie is there: the partition key of any stored item exists. */
    static final MovieCondition EXISTS = Attribute.named(MovieKey.YEAR).exists();

    /** The refusal that follows from the first condition that is false of the stored item. */
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

    /** A refusal that no condition explains: others changed the movie meanwhile. */
    static Written unexplained(MovieKey key, Map<String, AttributeValue> item) {
        return item.isEmpty() ? new Written.Missing(key) : new Written.Refused(Movie.fromItem(item), List.of());
    }

    /** The meaning of an answer to a write with a condition. */
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

    /** The meaning of an answer to a write without a condition. Its effect is certain unless the answer says nothing. */
    static <R> Step<Written> ofPlain(MovieKey key, Answer<R> answer, Target table, Function<R, Written> applied) {
        RuntimeException failure = answer.failure();
        if (failure == null) {
            return Step.done(applied.apply(answer.orThrow()));
        }
        return Reading.isSilence(failure)
                ? Step.done(new Written.Unknown(key, null, false, failure))
                : table.failed(failure);
    }

    /** The meaning of a refusal. */
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

    /** The meaning of any other failure: it ends the write, and the outcome is unknown if the write may have been applied. */
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
