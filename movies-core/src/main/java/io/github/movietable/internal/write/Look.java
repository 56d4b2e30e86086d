package io.github.movietable.internal.write;

import io.github.movietable.internal.call.Request;
import io.github.movietable.internal.call.Target;
import io.github.movietable.model.MovieKey;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/** Reads a movie that a write concerns, with strong consistency. */
final class Look {
    private Look() {}

    static Request<GetItemResponse> at(MovieKey key, Target table) {
        return Request.of(GetItemRequest.builder()
                .tableName(table.name())
                .key(key.toItem())
                .consistentRead(true)
                .returnConsumedCapacity(table.metering())
                .build());
    }
}
