package io.github.movietable;

import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.MovieCondition;
import io.github.movietable.expression.Placeholders;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
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

    private static final MovieCondition ABSENT = Attribute.named(MovieKey.YEAR).doesNotExist();

    Optional<Movie> put(Movie movie) {
        PutItemResponse response = table.calls()
                .putItem(putRequest(movie).returnValues(ReturnValue.ALL_OLD).build());
        return response.hasAttributes() ? Optional.of(Movie.fromItem(response.attributes())) : Optional.empty();
    }

    WriteOutcome putIfAbsent(Movie movie) {
        return putIf(movie, ABSENT);
    }

    WriteOutcome putIf(Movie movie, MovieCondition condition) {
        try {
            table.calls().putItem(putRequest(movie, condition));
            return new WriteOutcome.Applied(movie);
        } catch (ConditionalCheckFailedException e) {
            return refusal(movie.key(), condition, e);
        }
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

    private PutItemRequest.Builder putRequest(Movie movie) {
        if (movie.isPart()) {
            throw new IllegalArgumentException("putting " + movie.key()
                    + ": it was read in part, and putting it would delete the rest; read it whole, or update it");
        }
        return PutItemRequest.builder()
                .tableName(table.name())
                .item(movie.toItem())
                .returnConsumedCapacity(table.calls().metering());
    }

    Optional<Movie> delete(MovieKey key) {
        return deleted(table.calls().deleteItem(deleteRequest(key).build()));
    }

    WriteOutcome deleteIf(MovieKey key, MovieCondition condition) {
        try {
            return deleted(table.calls().deleteItem(deleteRequest(key, condition)))
                    .<WriteOutcome>map(WriteOutcome.Applied::new)
                    .orElseGet(() -> new WriteOutcome.NotFound(key));
        } catch (ConditionalCheckFailedException e) {
            return refusal(key, condition, e);
        }
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

    private DeleteItemRequest.Builder deleteRequest(MovieKey key) {
        return DeleteItemRequest.builder()
                .tableName(table.name())
                .key(key.toItem())
                .returnValues(ReturnValue.ALL_OLD)
                .returnConsumedCapacity(table.calls().metering());
    }

    private static Optional<Movie> deleted(DeleteItemResponse response) {
        return response.hasAttributes() ? Optional.of(Movie.fromItem(response.attributes())) : Optional.empty();
    }

    /** A refusal brings the stored item, or none where there is none. */
    static WriteOutcome refusal(MovieKey key, MovieCondition condition, ConditionalCheckFailedException refused) {
        Map<String, AttributeValue> item = refused.item();
        if (!refused.hasItem() || item.isEmpty()) {
            return new WriteOutcome.NotFound(key);
        }
        Movie current = Movie.fromItem(item);
        return new WriteOutcome.ConditionNotMet(current, condition.whyNot(current));
    }
}
