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
 * GetItem of one movie, whole or in part.
 *
 * @param table the table
 * @param key the movie
 * @param fields the attributes to read
 */
public record GetMovie(Target table, MovieKey key, Fields fields) {
    /**
     * The steps of the get.
     *
     * @return steps that end with the movie, or with none if it is not there
     */
    public Step<Optional<Movie>> steps() {
        return table.read(Request.of(toRequest()))
                .map(response -> response.hasItem() ? Optional.of(fields.movie(response.item())) : Optional.empty());
    }

    /**
     * The request.
     *
     * @return what is sent
     */
    public GetItemRequest toRequest() {
        Placeholders placeholders = new Placeholders();
        return GetItemRequest.builder()
                .tableName(table.name())
                .key(key.toItem())
                .projectionExpression(fields.text(placeholders))
                .expressionAttributeNames(placeholders.names())
                .consistentRead(table.consistent())
                .returnConsumedCapacity(table.metering())
                .build();
    }
}
