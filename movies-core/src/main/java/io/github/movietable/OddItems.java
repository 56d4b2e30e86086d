package io.github.movietable;

import io.github.movietable.expression.Item;
import io.github.movietable.internal.call.Request;
import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.read.Chunk;
import io.github.movietable.internal.read.ItemKey;
import io.github.movietable.model.InvalidMovieException;
import io.github.movietable.model.MovieKey;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;

/** Items of a table that are no movies: what is said of them, and how they are deleted. */
final class OddItems {
    private final TableView table;
    private long deleted;

    OddItems(TableView table) {
        this.table = table;
    }

    long deleted() {
        return deleted;
    }

    /** Deletes an item by the key it has, whatever that is. */
    void delete(Item odd) {
        Map<String, AttributeValue> key = new LinkedHashMap<>(odd.toItem());
        key.keySet().retainAll(MovieKey.NAMES);
        Request<DeleteItemResponse> delete = Request.of(DeleteItemRequest.builder()
                .tableName(table.name())
                .key(key)
                .returnConsumedCapacity(table.client().metering())
                .build());
        table.client().run(Step.send(delete, answer -> Step.done(answer.orThrow())));
        deleted++;
    }

    static InvalidMovieException found(String table, Chunk.Odd odd) {
        return new InvalidMovieException(
                odd.why().pointer(),
                odd.why().rule() + ": the item " + ItemKey.inWords(odd.item()) + " of the table " + table
                        + " is no movie; passingOver(…) reads on without such items");
    }
}
