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

/** The course of many deletes: movies in batches, and each item that is no movie by a call of its own, as they come in. */
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
     * Deletes of one table.
     *
     * @param table the table
     * @param metering what requests that need no cost for themselves ask for; null for nothing
     * @param batches makes the course of the batches
     */
    public Deletes(
            String table, @Nullable ReturnConsumedCapacity metering, Function<Batches.Observer, Batches> batches) {
        this.table = table;
        this.metering = metering;
        this.batches = batches.apply(this);
    }

    /**
     * Adds a movie.
     *
     * @param key its key
     */
    public void add(MovieKey key) {
        numbered++;
        movies.add(Write.delete(key, numbered));
    }

    /**
     * Adds an item that is no movie, which is deleted by the key it has, whatever that is.
     *
     * @param other the item
     */
    public void addOther(Item other) {
        others.add(other);
    }

    /** Nothing more will be added. */
    public void end() {
        hasEnded = true;
    }

    /**
     * Nothing more is to be sent. The first reason counts.
     *
     * @param why the reason
     */
    public void fail(RuntimeException why) {
        failure = failure == null ? why : failure;
    }

    /**
     * Whether more should be added, because nearly all was handed to the batches.
     *
     * @return whether little waits
     */
    public boolean wantsMore() {
        return movies.size() < Batches.MAX_BATCH && others.isEmpty();
    }

    /**
     * Whether all was done, or it can't go on.
     *
     * @return whether it is over
     */
    public boolean isOver() {
        return failure() != null || isDone();
    }

    /**
     * Why it can't go on.
     *
     * @return the reason, or null
     */
    public @Nullable RuntimeException failure() {
        return failure == null ? batches.failure() : failure;
    }

    /**
     * Whether a delete was sent that may have been carried out though nothing confirms it.
     *
     * @return whether there is one
     */
    public boolean isInDoubt() {
        return otherCalls > 0 || batches.tally().isInDoubt();
    }

    /**
     * How many deletes DynamoDB confirmed.
     *
     * @return the count
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
