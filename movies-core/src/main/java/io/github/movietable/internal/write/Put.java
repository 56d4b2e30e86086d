package io.github.movietable.internal.write;

import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.MovieCondition;
import io.github.movietable.internal.call.MovieRules;
import io.github.movietable.internal.call.Request;
import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.call.Target;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Puts a movie, with PutItem or in a transaction.
 *
 * @param movie the movie; not one that was read in part
 * @param condition the condition that must be true of the stored movie; null to put the movie in any case
 * @param trace tells from a stored movie whether this put was applied
 */
public record Put(Movie movie, @Nullable MovieCondition condition, Function<Movie, Trace> trace) implements Guarded {
    /** The condition that no movie has this key. */
    public static final MovieCondition ABSENT = Attribute.named(MovieKey.YEAR).doesNotExist();

    /**
     * A put of a movie that does not identify this put, so the stored movie never shows whether this put was applied.
     *
     * @param movie the movie
     * @param condition the condition that must be true of the stored movie; null to put the movie in any case
     */
    public Put(Movie movie, @Nullable MovieCondition condition) {
        this(movie, condition, stored -> Trace.NONE);
    }

    /**
     * Checks that the movie can be put.
     *
     * @param movie the movie
     * @param condition the condition that must be true of the stored movie
     * @param trace tells from a stored movie whether this put was applied
     * @throws IllegalArgumentException if the movie was read in part
     * @throws io.github.movietable.model.InvalidMovieException if the movie breaks one of DynamoDB's rules for items
     */
    public Put {
        if (movie.isPart()) {
            throw new IllegalArgumentException("putting " + movie.key()
                    + ": it was read in part, and putting it would delete the rest; read it whole, or update it");
        }
        MovieRules.check(movie.key(), movie.toItem());
    }

    @Override
    public MovieKey key() {
        return movie.key();
    }

    /**
     * Puts the movie with PutItem.
     *
     * @param table the table
     * @return steps that end with the movie that was replaced, if any; if there is a condition, with the movie that was
     *     put
     */
    public Step<Written> steps(Target table) {
        if (condition == null) {
            return Step.send(
                    Request.of(toRequest(table)),
                    answer -> Verdict.ofPlain(key(), answer, table, done -> new Written.Applied(done.attributes())));
        }
        Verdict verdict =
                new Verdict(key(), trace, now -> now.filter(movie::equals).isPresent());
        return Step.send(
                Request.of(toRequest(table)),
                answer -> verdict.of(answer, table, done -> new Written.Applied(movie.toItem()), this::refused));
    }

    /**
     * The request that the first step sends.
     *
     * @param table the table
     * @return the request, exactly as it is sent
     */
    public PutItemRequest toRequest(Target table) {
        Guard guard = Guard.of(condition);
        return PutItemRequest.builder()
                .tableName(table.name())
                .item(movie.toItem())
                .conditionExpression(guard.text())
                .expressionAttributeNames(guard.names())
                .expressionAttributeValues(guard.values())
                .returnValues(condition == null ? ReturnValue.ALL_OLD : null)
                .returnValuesOnConditionCheckFailure(guard.onRefusal())
                .returnConsumedCapacity(table.metering())
                .build();
    }

    @Override
    public TransactWriteItem toItem(String table) {
        Guard guard = Guard.of(condition);
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table)
                        .item(movie.toItem())
                        .conditionExpression(guard.text())
                        .expressionAttributeNames(guard.names())
                        .expressionAttributeValues(guard.values())
                        .returnValuesOnConditionCheckFailure(guard.onRefusal()))
                .build();
    }
}
