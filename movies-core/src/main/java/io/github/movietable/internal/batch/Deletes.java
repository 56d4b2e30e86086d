package io.github.movietable.internal.batch;

import io.github.movietable.expression.Item;
import io.github.movietable.internal.call.Answer;
import io.github.movietable.internal.call.Course;
import io.github.movietable.internal.call.Flight;
import io.github.movietable.internal.call.Request;
import io.github.movietable.model.MovieKey;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/**
 * The {@link Course} (work with many requests in flight) that deletes items as they are added: movies in batches, and
 * each item that is not a movie by a DeleteItem of its own.
 */
public final class Deletes implements Course, Batches.Observer {
    private final String table;
    private final @Nullable ReturnConsumedCapacity metering;
    private final Batches batches;
    private final Deque<Write> movies = new ArrayDeque<>();
    private final Deque<Item> others = new ArrayDeque<>();
    private int otherCalls;
    private long numbered;
    private long deleted;
    private boolean hasEnded;
    private @Nullable RuntimeException failure;

    /**
     * Creates the course of the deletes in one table.
     *
     * @param table the table's name
     * @param metering the ReturnConsumedCapacity of DeleteItem requests; null for none. Batches always ask for it
     * @param batches makes the course that sends the batches; this object is its observer
     */
    public Deletes(
            String table, @Nullable ReturnConsumedCapacity metering, Function<Batches.Observer, Batches> batches) {
        this.table = table;
        this.metering = metering;
        this.batches = batches.apply(this);
    }

    /**
     * Adds a movie to delete.
     *
     * @param key the movie's key
     */
    public void add(MovieKey key) {
        numbered++;
        movies.add(Write.delete(key, numbered));
    }

    /**
     * Adds an item that is not a movie. It is deleted by its year and title, whatever their values.
     *
     * @param other the item
     */
    public void addOther(Item other) {
        others.add(other);
    }

    /** Says that nothing more will be added, so that the last batch is sent even if it is not full. */
    public void end() {
        hasEnded = true;
    }

    /**
     * Ends the work: no further request is sent. If this is called again, the first reason is kept.
     *
     * @param why the reason
     */
    public void fail(RuntimeException why) {
        failure = failure == null ? why : failure;
    }

    /**
     * Whether more should be added.
     *
     * @return true if less than a full batch of movies is waiting, and no other item
     */
    public boolean wantsMore() {
        return movies.size() < Batches.MAX_BATCH && others.isEmpty();
    }

    /**
     * Whether all was deleted, or the work has failed.
     *
     * @return true if nothing more will be sent
     */
    public boolean isOver() {
        return failure() != null || isDone();
    }

    /**
     * Why no further request is sent.
     *
     * @return the first failure; null while there is none
     */
    public @Nullable RuntimeException failure() {
        return failure == null ? batches.failure() : failure;
    }

    /**
     * Whether a delete may have been carried out although no response confirms it.
     *
     * @return true if there is such a delete
     */
    public boolean isInDoubt() {
        return otherCalls > 0 || batches.tally().isInDoubt();
    }

    /**
     * How many deletes DynamoDB has confirmed so far.
     *
     * @return the number of movies and other items
     */
    public long deleted() {
        return deleted;
    }

    @Override
    public @Nullable Flight<?, ?> next() {
        if (failure() != null) {
            return null;
        }
        Item other = others.poll();
        if (other != null) {
            otherCalls++;
            return call(other);
        }
        for (Write first = movies.peek(); first != null && batches.offer(first); first = movies.peek()) {
            movies.remove();
        }
        if (hasEnded && movies.isEmpty()) {
            batches.finish();
        }
        return batches.next();
    }

    private Flight<DeleteItemResponse, Answer<DeleteItemResponse>> call(Item other) {
        Map<String, AttributeValue> key = new LinkedHashMap<>(other.toItem());
        key.keySet().retainAll(MovieKey.NAMES);
        Request<DeleteItemResponse> request = Request.of(DeleteItemRequest.builder()
                .tableName(table)
                .key(key)
                .returnConsumedCapacity(metering)
                .build());
        return new Flight<>(request, answer -> answer, this::landed, () -> otherCalls--);
    }

    private void landed(Answer<DeleteItemResponse> answer) {
        otherCalls--;
        if (answer.failure() == null) {
            deleted++;
        } else {
            fail(answer.failure());
        }
    }

    @Override
    public void settled(Write write, Fate fate, @Nullable DynamoDbException why) {
        if (why != null) {
            fail(why);
        }
        deleted += fate == Fate.WRITTEN ? 1 : 0;
    }

    @Override
    public @Nullable Duration rest() {
        return failure() == null ? batches.rest() : null;
    }

    @Override
    public boolean isDone() {
        boolean isEmpty = hasEnded && movies.isEmpty() && others.isEmpty();
        return otherCalls == 0 && (failure() != null || isEmpty) && batches.isDone();
    }
}
