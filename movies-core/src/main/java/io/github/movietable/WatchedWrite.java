package io.github.movietable;

import io.github.movietable.expression.MovieCondition;
import io.github.movietable.internal.OpenAttempts;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * A write that may be refused, and the question whose write it was. Without an open attempt a refusal is a refusal.
 * After one, it may be the echo of this write's own success: then it is a success where the stored movie carries a
 * value that only this write can have made, and unknown everywhere else.
 *
 * @param doing what is done, for messages
 * @param isMine whether a stored movie can only be this write's work
 * @param isAsAsked whether what is stored, or that nothing is, is what the write asked for
 */
record WatchedWrite(
        String doing,
        String table,
        MovieKey key,
        OpenAttempts open,
        Predicate<Movie> isMine,
        Predicate<Optional<Movie>> isAsAsked) {

    static WatchedWrite of(
            String doing, TableView table, MovieKey key, boolean repeatable, Predicate<Optional<Movie>> isAsAsked) {
        return new WatchedWrite(doing, table.name(), key, table.calls().watch(repeatable), movie -> false, isAsAsked);
    }

    WatchedWrite knownBy(Predicate<Movie> mine) {
        return new WatchedWrite(doing, table, key, open, mine, isAsAsked);
    }

    /** Runs a write whose refusals are explained by one condition. */
    WriteOutcome run(Supplier<WriteOutcome> call, MovieCondition condition) {
        return attempt(call, refused -> ended(refused, refusal(item(refused), condition)));
    }

    <R> R attempt(Supplier<R> call, Function<ConditionalCheckFailedException, R> onRefusal) {
        try {
            return call.get();
        } catch (ConditionalCheckFailedException refused) {
            return onRefusal.apply(refused);
        } catch (SdkException e) {
            if (open.leftOpenBy(e)) {
                throw unknown(null, false, e);
            }
            throw e;
        }
    }

    /** What a refusal means in the end. */
    WriteOutcome ended(ConditionalCheckFailedException refused, WriteOutcome refusal) {
        if (!open.any()) {
            return refusal;
        }
        Map<String, AttributeValue> item = item(refused);
        Optional<Movie> current = item.isEmpty() ? Optional.empty() : Optional.of(Movie.fromItem(item));
        if (current.filter(isMine).isPresent()) {
            return new WriteOutcome.Applied(current.get());
        }
        throw unknown(current.orElse(null), isAsAsked.test(current), refused);
    }

    private OutcomeUnknownException unknown(@Nullable Movie current, boolean asAsked, Throwable cause) {
        return new OutcomeUnknownException(doing, table, key, current, asAsked, cause);
    }

    /** A refusal brings the stored item, or none where there is none. */
    static Map<String, AttributeValue> item(ConditionalCheckFailedException refused) {
        return refused.hasItem() ? refused.item() : Map.of();
    }

    private WriteOutcome refusal(Map<String, AttributeValue> item, MovieCondition condition) {
        if (item.isEmpty()) {
            return new WriteOutcome.NotFound(key);
        }
        Movie current = Movie.fromItem(item);
        return new WriteOutcome.ConditionNotMet(current, condition.whyNot(current));
    }
}
