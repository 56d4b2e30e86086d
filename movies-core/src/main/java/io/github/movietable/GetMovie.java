package io.github.movietable;

import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.Placeholders;
import io.github.movietable.expression.Projection;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/** GetItem of one movie, whole or in part. */
record GetMovie(TableView table, MovieKey key, List<Attribute<?>> fields) {
    Optional<Movie> run() {
        return movieOf(table.calls().getItem(toRequest()));
    }

    GetItemRequest toRequest() {
        GetItemRequest.Builder request = GetItemRequest.builder()
                .tableName(table.name())
                .key(key.toItem())
                .consistentRead(table.consistent() ? true : null)
                .returnConsumedCapacity(table.calls().metering());
        if (!fields.isEmpty()) {
            Placeholders placeholders = new Placeholders();
            request.projectionExpression(placeholders.projection(projection()))
                    .expressionAttributeNames(placeholders.names());
        }
        return request.build();
    }

    Optional<Movie> movieOf(GetItemResponse response) {
        if (!response.hasItem()) {
            return Optional.empty();
        }
        return Optional.of(
                fields.isEmpty() ? Movie.fromItem(response.item()) : Movie.fromItem(response.item(), projection()));
    }

    private Projection projection() {
        return Projection.of(MovieKey.NAMES, fields);
    }
}
