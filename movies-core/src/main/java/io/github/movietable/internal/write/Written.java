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
     * It was done.
     *
     * @param item the movie as stored, or as it was before, depending on the write; empty if there is none
     */
    record Applied(Map<String, AttributeValue> item) implements Written {}

    /**
     * A condition was false, and nothing was done.
     *
     * @param current the movie as it is stored
     * @param why the clauses that were false of it; none if others kept changing it
     */
    record Refused(Movie current, List<FailedClause> why) implements Written {}

    /**
     * There is no such movie, and nothing was done.
     *
     * @param key the movie
     */
    record Missing(MovieKey key) implements Written {}

    /**
     * A transaction was cancelled, and nothing was done.
     *
     * @param reasons the reasons, at least one
     */
    record Cancelled(List<Reason> reasons) implements Written {
        /**
         * The first refusal: it is how a transaction of a single write ended.
         *
         * @return the refusal, or this if there is none
         */
        public Written asOne() {
            return reasons.stream()
                    .flatMap(reason -> Stream.ofNullable(reason.refusal()))
                    .findFirst()
                    .orElse(this);
        }
    }

    /**
     * It may or may not have been done.
     *
     * @param key the movie, or the first of the movies
     * @param current the movie as it was stored when a later attempt was refused; null if it is not known or not there
     * @param isAsAsked whether what is stored is what was asked for
     * @param cause how the call ended
     */
    record Unknown(MovieKey key, @Nullable Movie current, boolean isAsAsked, Throwable cause) implements Written {}

    /**
     * Why one action stood in the way of a transaction.
     *
     * @param key its movie
     * @param refusal how it was refused; null if it failed in another way
     * @param code DynamoDB's code
     */
    record Reason(MovieKey key, @Nullable Written refusal, String code) {}
}
