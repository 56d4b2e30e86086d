package io.github.movietable;

import io.github.movietable.expression.Item;
import io.github.movietable.expression.Values;
import io.github.movietable.internal.call.Request;
import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.read.Chunk;
import io.github.movietable.model.InvalidMovieException;
import io.github.movietable.model.MovieKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;

/** Items of a table that are no movies: what is said of them, and how they are deleted. */
final class OddItems {
    private static final int LONGEST = 60;

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
        String key = MovieKey.NAMES.stream()
                .map(name -> name + " " + value(odd.item().get(name)))
                .collect(Collectors.joining(", "));
        return new InvalidMovieException(
                odd.why().pointer(),
                odd.why().rule() + ": the item (" + key + ") of the table " + table
                        + " is no movie; passingOver(…) reads on without such items");
    }

    private static String value(@Nullable AttributeValue value) {
        if (value == null) {
            return "missing";
        }
        if (value.n() != null) {
            return value.n();
        }
        if (value.s() != null) {
            boolean isLong = value.s().length() > LONGEST;
            return Values.quoted(isLong ? value.s().substring(0, LONGEST) : value.s()) + (isLong ? "…" : "");
        }
        return "of type " + value.type();
    }
}
