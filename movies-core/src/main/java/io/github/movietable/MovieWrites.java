package io.github.movietable;

import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.MovieCondition;
import io.github.movietable.expression.Placeholders;
import io.github.movietable.internal.MovieRules;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The writes whose arguments say everything: PutItem and DeleteItem, with and without a condition. */
record MovieWrites(TableView table) {
    /** That the movie is there: the partition key of any stored item exists. */
    static final MovieCondition EXISTS = Attribute.named(MovieKey.YEAR).exists();

    /** That there is no such movie. */
    static final MovieCondition ABSENT = Attribute.named(MovieKey.YEAR).doesNotExist();

    Optional<Movie> put(Movie movie) {
        PutItemResponse response = table.calls()
                .putItem(putRequest(movie).returnValues(ReturnValue.ALL_OLD).build());
        return response.hasAttributes() ? Optional.of(Movie.fromItem(response.attributes())) : Optional.empty();
    }

    WriteOutcome putIfAbsent(Movie movie) {
        return putIf(movie, ABSENT);
    }

    WriteOutcome putIf(Movie movie, MovieCondition condition) {
        return putIf(movie, condition, stored -> false);
    }

    /** With a way to know the movie again as this write's own. */
    WriteOutcome putIf(Movie movie, MovieCondition condition, Predicate<Movie> isMine) {
        PutItemRequest request = putRequest(movie, condition);
        WatchedWrite write = WatchedWrite.of(
                        "putting",
                        table,
                        movie.key(),
                        true,
                        now -> now.filter(movie::equals).isPresent())
                .knownBy(isMine);
        return write.run(
                () -> {
                    table.calls().putItem(watched(request, write));
                    return new WriteOutcome.Applied(movie);
                },
                condition);
    }

    private static PutItemRequest watched(PutItemRequest request, WatchedWrite write) {
        return request.toBuilder()
                .overrideConfiguration(write.open().configuration())
                .build();
    }

    PutItemRequest putRequest(Movie movie, MovieCondition condition) {
        Placeholders placeholders = new Placeholders();
        return putRequest(movie)
                .conditionExpression(placeholders.condition('c', condition))
                .expressionAttributeNames(placeholders.names())
                .expressionAttributeValues(placeholders.values())
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
    }

    PutItemRequest.Builder putRequest(Movie movie) {
        if (movie.isPart()) {
            throw new IllegalArgumentException("putting " + movie.key()
                    + ": it was read in part, and putting it would delete the rest; read it whole, or update it");
        }
        MovieRules.check(movie.key(), movie.toItem());
        return PutItemRequest.builder()
                .tableName(table.name())
                .item(movie.toItem())
                .returnConsumedCapacity(table.calls().metering());
    }

    Optional<Movie> delete(MovieKey key) {
        return deleted(table.calls().deleteItem(deleteRequest(key).build()));
    }

    WriteOutcome deleteIf(MovieKey key, MovieCondition condition) {
        DeleteItemRequest request = deleteRequest(key, condition);
        WatchedWrite write = WatchedWrite.of("deleting", table, key, true, Optional::isEmpty);
        return write.run(
                () -> deleted(table.calls().deleteItem(watched(request, write)))
                        .<WriteOutcome>map(WriteOutcome.Applied::new)
                        .orElseGet(() -> new WriteOutcome.NotFound(key)),
                condition);
    }

    private static DeleteItemRequest watched(DeleteItemRequest request, WatchedWrite write) {
        return request.toBuilder()
                .overrideConfiguration(write.open().configuration())
                .build();
    }

    DeleteItemRequest deleteRequest(MovieKey key, MovieCondition condition) {
        Placeholders placeholders = new Placeholders();
        return deleteRequest(key)
                .conditionExpression(placeholders.condition('c', EXISTS.and(condition)))
                .expressionAttributeNames(placeholders.names())
                .expressionAttributeValues(placeholders.values())
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
    }

    DeleteItemRequest.Builder deleteRequest(MovieKey key) {
        return DeleteItemRequest.builder()
                .tableName(table.name())
                .key(key.toItem())
                .returnValues(ReturnValue.ALL_OLD)
                .returnConsumedCapacity(table.calls().metering());
    }

    private static Optional<Movie> deleted(DeleteItemResponse response) {
        return response.hasAttributes() ? Optional.of(Movie.fromItem(response.attributes())) : Optional.empty();
    }
}
