package io.github.movietable.internal.read;

import io.github.movietable.internal.call.Request;
import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.call.Target;
import io.github.movietable.internal.document.Placeholders;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;

/**
 * Gets movies by their keys with one TransactGetItems, so all are as they were at the same moment.
 *
 * @param table the table
 * @param fields the attributes to read
 */
public record GetAtOnce(Target table, Fields fields) {
    /**
     * Gets the movies.
     *
     * @param keys up to 100 keys; a key that occurs twice counts once
     * @return steps whose result is the movies that exist, in the order of the keys
     * @throws IllegalArgumentException if there are more than 100 different keys
     */
    public Step<Map<MovieKey, Movie>> steps(Collection<MovieKey> keys) {
        List<MovieKey> distinct = List.copyOf(new LinkedHashSet<>(keys));
        if (distinct.size() > GetMovies.MAX_KEYS) {
            throw new IllegalArgumentException("a transaction gets up to " + GetMovies.MAX_KEYS
                    + " movies in DynamoDB, not " + distinct.size()
                    + "; getAll gets any number, but not all at one moment");
        }
        return distinct.isEmpty()
                ? Step.done(Map.of())
                : table.read(
                        Request.of(table.name(), toRequest(distinct)),
                        response -> Step.done(GetMovies.inOrder(distinct, found(response))));
    }

    private Map<MovieKey, Movie> found(TransactGetItemsResponse response) {
        Map<MovieKey, Movie> found = new HashMap<>();
        response.responses().stream()
                .filter(answer -> answer.hasItem() && !answer.item().isEmpty())
                .map(answer -> fields.movie(answer.item()))
                .forEach(movie -> found.put(movie.key(), movie));
        return found;
    }

    private TransactGetItemsRequest toRequest(List<MovieKey> keys) {
        return TransactGetItemsRequest.builder()
                .transactItems(keys.stream().map(this::get).toList())
                .returnConsumedCapacity(table.metering())
                .build();
    }

    private TransactGetItem get(MovieKey key) {
        Placeholders placeholders = new Placeholders();
        Get get = Get.builder()
                .tableName(table.name())
                .key(key.toItem())
                .projectionExpression(fields.text(placeholders))
                .expressionAttributeNames(placeholders.names())
                .build();
        return TransactGetItem.builder().get(get).build();
    }
}
