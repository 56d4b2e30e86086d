package io.github.movietable;

import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.MoviesException;
import io.github.movietable.expression.Placeholders;
import io.github.movietable.expression.Projection;
import io.github.movietable.internal.call.Backoff;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;

/** Many movies by their keys: BatchGetItem in chunks, or all at one moment by TransactGetItems. */
record GetMovies(TableView table, List<Attribute<?>> fields) {
    /** What DynamoDB takes in one BatchGetItem or TransactGetItems. */
    private static final int MAX_KEYS = 100;

    /** Tries without a single movie before it is given up, some minutes in all. */
    private static final int MAX_IDLE_TRIES = 60;

    Map<MovieKey, Movie> run(Collection<MovieKey> keys) {
        List<MovieKey> distinct = List.copyOf(new LinkedHashSet<>(keys));
        Map<MovieKey, Movie> found = new HashMap<>();
        for (int i = 0; i < distinct.size(); i += MAX_KEYS) {
            found.putAll(chunk(distinct.subList(i, Math.min(i + MAX_KEYS, distinct.size()))));
        }
        return inOrder(distinct, found);
    }

    private static Map<MovieKey, Movie> inOrder(List<MovieKey> keys, Map<MovieKey, Movie> found) {
        Map<MovieKey, Movie> ordered = new LinkedHashMap<>();
        for (MovieKey key : keys) {
            Movie movie = found.get(key);
            if (movie != null) {
                ordered.put(key, movie);
            }
        }
        return Collections.unmodifiableMap(ordered);
    }

    private Map<MovieKey, Movie> chunk(List<MovieKey> keys) {
        Map<MovieKey, Movie> found = new HashMap<>();
        Backoff backoff = new Backoff(table.calls().ticker());
        int idle = 0;
        List<MovieKey> left = keys;
        while (true) {
            BatchGetItemResponse response = table.calls().batchGetItem(table.name(), request(left));
            List<Map<String, AttributeValue>> items = response.responses().getOrDefault(table.name(), List.of());
            items.forEach(item -> found.put(MovieKey.in(item), movie(item)));
            left = unprocessed(response);
            if (left.isEmpty()) {
                return found;
            }
            idle = items.isEmpty() ? idle + 1 : 0;
            if (idle > MAX_IDLE_TRIES) {
                throw new MoviesException("getting movies from the table " + table.name()
                        + ": DynamoDB left the keys unprocessed " + idle
                        + " times in a row; the table's capacity is used up");
            }
            backoff.pause();
        }
    }

    private List<MovieKey> unprocessed(BatchGetItemResponse response) {
        KeysAndAttributes left = response.unprocessedKeys().get(table.name());
        return left == null ? List.of() : left.keys().stream().map(MovieKey::in).toList();
    }

    BatchGetItemRequest request(List<MovieKey> keys) {
        Placeholders placeholders = new Placeholders();
        KeysAndAttributes wanted = KeysAndAttributes.builder()
                .keys(keys.stream().map(MovieKey::toItem).toList())
                .projectionExpression(projection(placeholders))
                .expressionAttributeNames(placeholders.names())
                .consistentRead(table.consistent() ? true : null)
                .build();
        return BatchGetItemRequest.builder()
                .requestItems(Map.of(table.name(), wanted))
                .returnConsumedCapacity(table.calls().metering())
                .build();
    }

    Map<MovieKey, Movie> runAtOnce(Collection<MovieKey> keys) {
        List<MovieKey> distinct = List.copyOf(new LinkedHashSet<>(keys));
        if (distinct.size() > MAX_KEYS) {
            throw new IllegalArgumentException("a transaction gets up to " + MAX_KEYS + " movies in DynamoDB, not "
                    + distinct.size() + "; getAll gets any number, not all at one moment");
        }
        if (distinct.isEmpty()) {
            return Map.of();
        }
        TransactGetItemsResponse response = table.calls().transactGetItems(table.name(), requestAtOnce(distinct));
        Map<MovieKey, Movie> found = new HashMap<>();
        response.responses().stream()
                .filter(answer -> answer.hasItem() && !answer.item().isEmpty())
                .map(answer -> movie(answer.item()))
                .forEach(movie -> found.put(movie.key(), movie));
        return inOrder(distinct, found);
    }

    TransactGetItemsRequest requestAtOnce(List<MovieKey> keys) {
        List<TransactGetItem> gets = new ArrayList<>();
        for (MovieKey key : keys) {
            Placeholders placeholders = new Placeholders();
            Get get = Get.builder()
                    .tableName(table.name())
                    .key(key.toItem())
                    .projectionExpression(projection(placeholders))
                    .expressionAttributeNames(placeholders.names())
                    .build();
            gets.add(TransactGetItem.builder().get(get).build());
        }
        return TransactGetItemsRequest.builder()
                .transactItems(gets)
                .returnConsumedCapacity(table.calls().metering())
                .build();
    }

    private @Nullable String projection(Placeholders placeholders) {
        return fields.isEmpty() ? null : placeholders.projection(Projection.of(MovieKey.NAMES, fields));
    }

    private Movie movie(Map<String, AttributeValue> item) {
        return fields.isEmpty() ? Movie.fromItem(item) : Movie.fromItem(item, Projection.of(MovieKey.NAMES, fields));
    }
}
