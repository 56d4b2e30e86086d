package io.github.movietable.internal.read;

import io.github.movietable.internal.call.Request;
import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.call.Target;
import io.github.movietable.internal.document.Placeholders;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/**
 * Gets one movie, whole or in part, with GetItem.
 *
 * @param table the table
 * @param key the movie's key
 * @param fields the attributes to read
 */
public record GetMovie(Target table, MovieKey key, Fields fields) {
    /**
     * Gets the movie.
     *
     * @return steps whose result is the movie, or empty if there is no such movie
     */
    public Step<Optional<Movie>> steps() {
        return table.read(
                Request.of(toRequest()),
                response ->
                        Step.done(response.hasItem() ? Optional.of(fields.movie(response.item())) : Optional.empty()));
    }

    /**
     * The request that the first step sends.
     *
     * @return the request, exactly as it is sent
     */
    public GetItemRequest toRequest() {
        GetItemRequest.Builder request = GetItemRequest.builder()
                .tableName(table.name())
                .key(key.toItem())
                .consistentRead(table.consistent())
                .returnConsumedCapacity(table.metering());
        if (fields.projection() != null) {
            Placeholders placeholders = new Placeholders();
            request.projectionExpression(fields.text(placeholders)).expressionAttributeNames(placeholders.names());
        }
        return request.build();
    }
}
