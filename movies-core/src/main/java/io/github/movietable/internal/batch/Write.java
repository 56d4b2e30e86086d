package io.github.movietable.internal.batch;

import io.github.movietable.internal.document.ItemSize;
import io.github.movietable.model.MovieKey;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteRequest;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The change that one record makes in the table: the put or the delete of a movie.
 *
 * @param key the movie's key
 * @param request the element of a BatchWriteItem for it: made in advance, by the thread that reads the source, because
 *     batches are put together under the driver's lock
 * @param record the record's number in the source, from 1
 * @param size the size of the item, or of the key if the movie is deleted
 * @param older an earlier record of the same movie, or null. It counts as superseded when this one is confirmed, and is
 *     sent itself if DynamoDB refuses this one
 */
public record Write(
        MovieKey key,
        WriteRequest request,
        long record,
        ItemSize size,
        @Nullable Write older) {
    /**
     * Makes the write that puts a movie.
     *
     * @param key the movie's key
     * @param item the whole item
     * @param size the item's size
     * @param record the record's number in the source, from 1
     * @return a write without an older one
     */
    public static Write put(MovieKey key, Map<String, AttributeValue> item, ItemSize size, long record) {
        PutRequest put = PutRequest.builder().item(item).build();
        return new Write(key, WriteRequest.builder().putRequest(put).build(), record, size, null);
    }

    /**
     * Makes the write that deletes a movie.
     *
     * @param key the movie's key
     * @param record the record's number in the source, from 1
     * @return a write without an older one
     */
    public static Write delete(MovieKey key, long record) {
        Map<String, AttributeValue> item = key.toItem();
        DeleteRequest delete = DeleteRequest.builder().key(item).build();
        return new Write(key, WriteRequest.builder().deleteRequest(delete).build(), record, ItemSize.of(item), null);
    }

    /**
     * The item to put.
     *
     * @return the whole item; null if the movie is to be deleted
     */
    public @Nullable Map<String, AttributeValue> item() {
        return request.putRequest() == null ? null : request.putRequest().item();
    }

    private Write inPlaceOf(Write earlier) {
        return new Write(key, request, record, size, earlier);
    }

    /** This write with its chain of older writes, to whose end another chain of still older writes is appended. */
    Write behind(Write earliest) {
        // no recursion, which could overflow the stack: a chain can be as long as there is room in memory
        Deque<Write> oldestFirst = new ArrayDeque<>();
        for (Write write = this; write != null; write = write.older) {
            oldestFirst.push(write);
        }
        Write chain = earliest;
        for (Write write : oldestFirst) {
            chain = write.inPlaceOf(chain);
        }
        return chain;
    }

    static MovieKey keyOf(WriteRequest request) {
        return MovieKey.in(
                request.putRequest() == null
                        ? request.deleteRequest().key()
                        : request.putRequest().item());
    }
}
