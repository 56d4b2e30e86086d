package io.github.movietable.internal.read;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.internal.call.Request;
import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.call.Target;
import io.github.movietable.internal.call.Tries;
import io.github.movietable.internal.document.Placeholders;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * Gets many movies by their keys, with a BatchGetItem for each 100 keys. Keys that DynamoDB returns as unprocessed are
 * requested again.
 *
 * @param table the table
 * @param fields the attributes to read
 */
public record GetMovies(Target table, Fields fields) {
    /** How many keys DynamoDB allows in one BatchGetItem or TransactGetItems. */
    static final int MAX_KEYS = 100;

    /** The get fails after this many tries in a row that bring no movie, which takes some minutes. */
    private static final int MAX_IDLE_TRIES = 61;

    /**
     * Gets the movies.
     *
     * @param keys any number of keys; a key that occurs twice counts once
     * @return steps whose result is the movies that exist, in the order of the keys
     */
    public Step<Map<MovieKey, Movie>> steps(Collection<MovieKey> keys) {
        List<MovieKey> distinct = List.copyOf(new LinkedHashSet<>(keys));
        return chunks(distinct, 0, new HashMap<>()).map(found -> inOrder(distinct, found));
    }

    static Map<MovieKey, Movie> inOrder(List<MovieKey> keys, Map<MovieKey, Movie> found) {
        Map<MovieKey, Movie> ordered = new LinkedHashMap<>();
        for (MovieKey key : keys) {
            Movie movie = found.get(key);
            if (movie != null) {
                ordered.put(key, movie);
            }
        }
        return Collections.unmodifiableMap(ordered);
    }

    private Step<Map<MovieKey, Movie>> chunks(List<MovieKey> keys, int from, Map<MovieKey, Movie> found) {
        if (from >= keys.size()) {
            return Step.done(found);
        }
        int to = Math.min(from + MAX_KEYS, keys.size());
        return chunk(keys.subList(from, to), found, Tries.of(MAX_IDLE_TRIES)).then(all -> chunks(keys, to, all));
    }

    private Step<Map<MovieKey, Movie>> chunk(List<MovieKey> keys, Map<MovieKey, Movie> found, Tries tries) {
        return table.read(Request.of(table.name(), toRequest(keys)), response -> {
            int before = found.size();
            response.responses().values().stream()
                    .flatMap(List::stream)
                    .map(fields::movie)
                    .forEach(movie -> found.put(movie.key(), movie));
            List<MovieKey> left = unprocessed(response);
            if (left.isEmpty()) {
                return Step.done(found);
            }
            if (found.size() > before) {
                return tries.refilled(MAX_IDLE_TRIES).again(next -> chunk(left, found, next));
            }
            if (tries.isLast()) {
                throw usedUp();
            }
            return tries.again(next -> chunk(left, found, next));
        });
    }

    private MoviesException usedUp() {
        return new MoviesException("getting movies from the table " + table.name()
                + ": DynamoDB left the keys unprocessed " + MAX_IDLE_TRIES
                + " times in a row; the table's capacity is used up");
    }

    /**
     * The unprocessed keys. The request was for one table, so all keys belong to it, whether the response calls the
     * table by its name or by its ARN.
     */
    private static List<MovieKey> unprocessed(BatchGetItemResponse response) {
        return response.unprocessedKeys().values().stream()
                .flatMap(left -> left.keys().stream())
                .map(MovieKey::in)
                .toList();
    }

    private BatchGetItemRequest toRequest(List<MovieKey> keys) {
        Placeholders placeholders = new Placeholders();
        KeysAndAttributes wanted = KeysAndAttributes.builder()
                .keys(keys.stream().map(MovieKey::toItem).toList())
                .projectionExpression(fields.text(placeholders))
                .expressionAttributeNames(placeholders.names())
                .consistentRead(table.consistent())
                .build();
        return BatchGetItemRequest.builder()
                .requestItems(Map.of(table.name(), wanted))
                .returnConsumedCapacity(table.metering())
                .build();
    }
}
