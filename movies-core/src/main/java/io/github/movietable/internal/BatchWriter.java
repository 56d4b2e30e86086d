package io.github.movietable.internal;

import io.github.movietable.model.MovieKey;
import io.github.movietable.model.Units;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Writes movies in batches of up to 25 different keys, several batches at a time. A movie always goes through the same
 * lane, which has one batch in flight, so two records of it keep their order and the later one wins.
 *
 * <p>One thread fills it; batches run on the pool.
 */
public final class BatchWriter {
    /** What DynamoDB takes in one BatchWriteItem. */
    public static final int MAX_BATCH = 25;

    private static final int LANES = 8;

    private final Executor workers;
    private final BatchSender sender;
    private final BiConsumer<Entry, DynamoDbException> onRejected;
    private final List<Lane> lanes = new ArrayList<>();
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong rejected = new AtomicLong();
    private final AtomicLong retried = new AtomicLong();
    private final AtomicLong calls = new AtomicLong();
    private final DoubleAdder units = new DoubleAdder();
    private long superseded;

    /**
     * A writer to one table.
     *
     * @param calls calls DynamoDB
     * @param table the table
     * @param workers runs the batches
     * @param onRejected told of each movie that DynamoDB refuses, and why; on any thread
     */
    public BatchWriter(Calls calls, String table, Executor workers, BiConsumer<Entry, DynamoDbException> onRejected) {
        this.workers = workers;
        this.sender = new BatchSender(calls, table);
        this.onRejected = onRejected;
        for (int i = 0; i < LANES; i++) {
            lanes.add(new Lane());
        }
    }

    /**
     * A movie on its way, to be put or to be deleted.
     *
     * @param key its key
     * @param item the item to put; null to delete what is there
     * @param record its number in the source, from 1
     */
    public record Entry(MovieKey key, @Nullable Map<String, AttributeValue> item, long record) {
        /**
         * A movie to be deleted.
         *
         * @param key its key
         * @param record its number in the source, from 1
         * @return the entry
         */
        public static Entry deletion(MovieKey key, long record) {
            return new Entry(key, null, record);
        }

        WriteRequest toRequest() {
            return item == null
                    ? WriteRequest.builder()
                            .deleteRequest(delete -> delete.key(key.toItem()))
                            .build()
                    : WriteRequest.builder().putRequest(put -> put.item(item)).build();
        }

        static MovieKey keyOf(WriteRequest request) {
            return MovieKey.in(
                    request.putRequest() == null
                            ? request.deleteRequest().key()
                            : request.putRequest().item());
        }
    }

    /**
     * Takes a movie; waits while its lane is busy.
     *
     * @param entry the movie
     */
    public void add(Entry entry) {
        lanes.get(Math.floorMod(entry.key().hashCode(), LANES)).add(entry);
    }

    /** Sends what waits, and waits until all is answered. */
    public void finish() {
        lanes.forEach(Lane::flush);
        lanes.forEach(Lane::await);
    }

    /** Sends nothing more, and waits until what is in flight is answered. What that brings is counted. */
    public void stop() {
        lanes.forEach(Lane::drain);
    }

    /**
     * Movies that DynamoDB confirmed.
     *
     * @return the count
     */
    public long written() {
        return written.get();
    }

    /**
     * Movies replaced by a later record of the same key before they were sent.
     *
     * @return the count
     */
    public long superseded() {
        return superseded;
    }

    /**
     * Movies that DynamoDB refused.
     *
     * @return the count
     */
    public long rejected() {
        return rejected.get();
    }

    /**
     * How many times a movie was sent again because DynamoDB had left it unprocessed.
     *
     * @return the count
     */
    public long retried() {
        return retried.get();
    }

    /**
     * How many times DynamoDB was called, the SDK's own retries aside.
     *
     * @return the count
     */
    public long calls() {
        return calls.get();
    }

    /**
     * What the calls consumed.
     *
     * @return write units
     */
    public Units units() {
        return Units.ofWrites(units.sum());
    }

    private void send(List<Entry> batch) {
        BatchSender.Round round = sender.begin();
        List<Entry> pending = batch;
        while (!pending.isEmpty()) {
            BatchSender.Answer answer = sendOrSplit(pending, round);
            written.addAndGet(answer.written());
            units.add(answer.units().write());
            retried.addAndGet(answer.unprocessed().size());
            pending = answer.unprocessed();
            round.pauseIfNeeded(answer);
        }
    }

    /** A batch is refused as a whole for one bad movie, so it is halved until the bad one is alone. */
    private BatchSender.Answer sendOrSplit(List<Entry> batch, BatchSender.Round round) {
        try {
            calls.incrementAndGet();
            return round.send(batch);
        } catch (DynamoDbException e) {
            if (!BatchSender.blamesAnItem(e)) {
                throw e;
            }
            if (batch.size() == 1) {
                rejected.incrementAndGet();
                onRejected.accept(batch.get(0), e);
                return BatchSender.Answer.nothing();
            }
            int half = batch.size() / 2;
            BatchSender.Answer first = sendOrSplit(batch.subList(0, half), round);
            return first.and(sendOrSplit(batch.subList(half, batch.size()), round));
        }
    }

    /** Movies of certain keys. Only the filling thread touches it; a batch in flight has left it. */
    private final class Lane {
        private final Map<MovieKey, Entry> waiting = new LinkedHashMap<>();
        private @Nullable CompletableFuture<Void> inFlight;

        void add(Entry entry) {
            if (waiting.remove(entry.key()) != null) {
                superseded++;
            }
            waiting.put(entry.key(), entry);
            if (waiting.size() == MAX_BATCH) {
                flush();
            }
        }

        void flush() {
            await();
            if (!waiting.isEmpty()) {
                List<Entry> batch = List.copyOf(waiting.values());
                waiting.clear();
                inFlight = CompletableFuture.runAsync(() -> send(batch), workers);
            }
        }

        void await() {
            if (inFlight != null) {
                Workers.await(inFlight);
                inFlight = null;
            }
        }

        void drain() {
            if (inFlight != null) {
                inFlight.handle((done, failed) -> true).join();
            }
        }
    }
}
