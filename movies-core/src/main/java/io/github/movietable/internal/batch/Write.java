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
 * One record's change of the table: the put or the delete of a movie.
 *
 * @param key its key
 * @param request its part of a BatchWriteItem: made here, by the thread that reads the source, for a batch is put together
 *     under the driver's lock
 * @param record its number in the source, from 1
 * @param size how large it is
 * @param older an earlier record of the same movie, which this one replaces: superseded as soon as this one is confirmed,
 *     and sent itself if DynamoDB refuses this one
 */
public record Write(
        MovieKey key,
        WriteRequest request,
        long record,
        ItemSize size,
        @Nullable Write older) {
    /**
     * A movie to be put.
     *
     * @param key its key
     * @param item the item
     * @param size how large it is
     * @param record its number in the source, from 1
     * @return the write
     */
    public static Write put(MovieKey key, Map<String, AttributeValue> item, ItemSize size, long record) {
        PutRequest put = PutRequest.builder().item(item).build();
        return new Write(key, WriteRequest.builder().putRequest(put).build(), record, size, null);
    }

    /**
     * A movie to be deleted.
     *
     * @param key its key
     * @param record its number in the source, from 1
     * @return the write
     */
    public static Write delete(MovieKey key, long record) {
        Map<String, AttributeValue> item = key.toItem();
        DeleteRequest delete = DeleteRequest.builder().key(item).build();
        return new Write(key, WriteRequest.builder().deleteRequest(delete).build(), record, ItemSize.of(item), null);
    }

    /**
     * The item to put.
     *
     * @return the item; null if the movie is to be deleted
     */
    public @Nullable Map<String, AttributeValue> item() {
        return request.putRequest() == null ? null : request.putRequest().item();
    }

    private Write inPlaceOf(Write earlier) {
        return new Write(key, request, record, size, earlier);
    }

    /** This write and its older ones, with another chain of writes, older than all of them, at the end. */
    Write behind(Write earliest) {
        // no recursion: a chain can be as long as the window is wide
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
