package io.github.movietable.internal.write;

import io.github.movietable.expression.FailedClause;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How a write ended. */
public sealed interface Written {
    /**
     * The write was applied.
     *
     * @param item the movie after the write, or as it was before, depending on the write; empty if there is no such
     *     movie
     */
    record Applied(Map<String, AttributeValue> item) implements Written {}

    /**
     * A condition was false, and nothing was written.
     *
     * @param current the movie as it is stored
     * @param why the clauses that were false of that movie; empty if none was, because other programs kept changing the
     *     movie
     */
    record Refused(Movie current, List<FailedClause> why) implements Written {}

    /**
     * There is no such movie, and nothing was written.
     *
     * @param key the key for which there is no movie
     */
    record Missing(MovieKey key) implements Written {}

    /**
     * A transaction was cancelled, and nothing was written.
     *
     * @param reasons a reason for each action that failed; at least one
     */
    record Cancelled(List<Reason> reasons) implements Written {
        /**
         * The first refusal, as the result of a transaction that stands for a single write.
         *
         * @return the refusal; this cancellation if no reason is a refusal
         */
        public Written asOne() {
            return reasons.stream()
                    .flatMap(reason -> Stream.ofNullable(reason.refusal()))
                    .findFirst()
                    .orElse(this);
        }
    }

    /**
     * The write may or may not have been applied.
     *
     * @param key the key of the movie, or of a transaction's first movie
     * @param current the movie as it was stored when a later attempt was refused; null if that is not known or there
     *     was no movie
     * @param isAsAsked whether the stored movie is as the write would have left it
     * @param cause the exception with which the call ended
     */
    record Unknown(MovieKey key, @Nullable Movie current, boolean isAsAsked, Throwable cause) implements Written {}

    /**
     * Why one action of a transaction failed.
     *
     * @param key the key of the action's movie
     * @param refusal the result of its refusal; null if the action failed in another way
     * @param code DynamoDB's code for the reason, such as {@code ConditionalCheckFailed}
     */
    record Reason(MovieKey key, @Nullable Written refusal, String code) {}
}
