package io.github.movietable.internal;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.internal.call.Backoff;
import io.github.movietable.internal.call.Workers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * Reads a whole table, segments of it side by side. Of each segment one page at the most is on its way or waits to be
 * taken: memory does not grow with the table, and no thread waits for whoever takes the pages.
 */
public final class ParallelScan implements AutoCloseable {
    private final Calls calls;
    private final Executor workers;
    private final Map<Integer, Future<?>> underWay = new HashMap<>();
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();

    /**
     * Begins to read.
     *
     * @param calls calls DynamoDB
     * @param workers run the calls
     * @param table the table
     * @param consistent whether to read with strong consistency
     * @param segments how many pages to read at once
     */
    public ParallelScan(Calls calls, Executor workers, String table, boolean consistent, int segments) {
        this.calls = calls;
        this.workers = workers;
        for (int segment = 0; segment < segments; segment++) {
            ask(ScanRequest.builder()
                    .tableName(table)
                    .segment(segment)
                    .totalSegments(segments)
                    .consistentRead(consistent ? true : null)
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                    .build());
        }
    }

    /** What became of a request. Exactly one of response and failure is there. */
    private record Answer(
            ScanRequest request,
            @Nullable ScanResponse response,
            @Nullable RuntimeException failure) {}

    private void ask(ScanRequest request) {
        FutureTask<?> task = new FutureTask<>(() -> answers.add(answer(request)));
        underWay.put(request.segment(), task);
        Workers.run(workers, task);
    }

    private Answer answer(ScanRequest request) {
        Backoff backoff = new Backoff(calls.ticker());
        while (true) {
            try {
                return new Answer(request, calls.scan(request), null);
            } catch (DynamoDbException e) {
                if (!e.isThrottlingException()) {
                    return new Answer(request, null, e);
                }
                backoff.pause();
            } catch (RuntimeException e) {
                return new Answer(request, null, e);
            } catch (Error e) {
                // a segment without an answer would be waited for for ever
                return new Answer(request, null, new IllegalStateException(e));
            }
        }
    }

    /**
     * Whether all was read and taken.
     *
     * @return whether there is nothing more to come
     */
    public boolean isDone() {
        return underWay.isEmpty();
    }

    /**
     * Takes a page of any segment; the next one of that segment is asked for.
     *
     * @param longest how long to wait for it
     * @return the page; null where none came in that time
     * @throws RuntimeException what a call threw; a throttled one is repeated after a jittered wait
     */
    public @Nullable ScanResponse next(Duration longest) {
        Answer answer = calls.ticker().await(answers, longest, true);
        if (answer == null) {
            return null;
        }
        ScanRequest request = answer.request();
        underWay.remove(request.segment());
        ScanResponse page = checked(answer);
        if (page.hasLastEvaluatedKey()) {
            ask(request.toBuilder().exclusiveStartKey(page.lastEvaluatedKey()).build());
        }
        return page;
    }

    /** An answer that says nothing of movies, or that leads nowhere, would pass for the end of the table, or have none. */
    private static ScanResponse checked(Answer answer) {
        ScanResponse page = answer.response();
        if (page == null) {
            throw answer.failure() == null ? new IllegalStateException("no answer") : answer.failure();
        }
        boolean stands = page.hasLastEvaluatedKey()
                && page.lastEvaluatedKey().equals(answer.request().exclusiveStartKey());
        if (!page.hasItems() || stands) {
            throw new MoviesException("scanning the table " + answer.request().tableName()
                    + ": the answer does not say which movies there are, or how to go on, so nothing in it can be"
                    + " trusted; something between here and DynamoDB changed it");
        }
        return page;
    }

    /** Ends the calls that are under way; what they would have answered is lost. */
    @Override
    public void close() {
        underWay.values().forEach(task -> task.cancel(true));
        underWay.clear();
    }
}
