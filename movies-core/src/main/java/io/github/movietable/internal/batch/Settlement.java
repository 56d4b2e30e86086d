package io.github.movietable.internal.batch;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.internal.call.Ticker;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Decides about the writes of a batch after its response: they end, are queued again, or make the whole work fail. */
final class Settlement {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final String table;
    private final Ticker ticker;
    private final Window window;
    private final Outage outage;
    private final Batches.Observer observer;
    private final Tally tally;
    private @Nullable RuntimeException failure;

    /** Set while DynamoDB accepts no write: when the first batch of which it accepted none was sent. */
    private @Nullable Long noneTakenSince;

    private boolean hasWritten;

    Settlement(String table, Ticker ticker, Window window, Outage outage, Batches.Observer observer, Tally tally) {
        this.table = table;
        this.ticker = ticker;
        this.window = window;
        this.outage = outage;
        this.observer = observer;
        this.tally = tally;
    }

    /** Why the writing can't go on; null while it can. */
    @Nullable
    RuntimeException failure() {
        return failure;
    }

    /** Only the first failure counts: it ends the other calls, which then fail too. */
    private void fail(@Nullable RuntimeException why) {
        failure = failure == null ? why : failure;
    }

    /** Takes back a batch that the client did not send, because it had no free connection. */
    void unsent(BatchAnswer answer) {
        giveBack(answer);
    }

    void settle(long sent, BatchAnswer answer) {
        if (answer.isTransient()) {
            outage.failed(sent);
            giveBack(answer);
            if (outage.isTooLong()) {
                fail(answer.failure());
            }
            return;
        }
        outage.isOver();
        if (answer.blamesAMovie()) {
            refused(answer);
        } else if (answer.failure() != null && !answer.isThrottled()) {
            fail(answer.failure());
        } else {
            written(answer);
            unprocessed(sent, answer);
        }
    }

    private void written(BatchAnswer answer) {
        for (Write write : answer.written()) {
            window.queue().accepted(write.key().year());
            settled(write, Fate.WRITTEN, null);
            for (Write older = write.older(); older != null; older = older.older()) {
                settled(older, Fate.SUPERSEDED, null);
            }
            window.landed(write.key());
            noneTakenSince = null;
            hasWritten = true;
        }
        BadMovieSearch search = answer.batch().search();
        if (search != null) {
            search.written(answer.written().size());
            conclude(search);
        }
    }

    private void unprocessed(long sent, BatchAnswer answer) {
        if (answer.unprocessed().isEmpty()) {
            return;
        }
        window.widen();
        noneTakenSince = noneTakenSince == null && answer.written().isEmpty() ? Long.valueOf(sent) : noneTakenSince;
        if (noneTakenSince != null && ticker.since(noneTakenSince).compareTo(PATIENCE) > 0) {
            fail(new MoviesException("writing movies to the table " + table + ": DynamoDB accepted none for "
                    + PATIENCE.toMinutes() + " minutes; the table's capacity is used up by others, or far too small"
                    + tally.because()));
        }
        // if no write was taken, the whole table lacks capacity and not one year's partition: the pacer sees to that
        if (!answer.written().isEmpty()) {
            answer.unprocessed().stream()
                    .map(write -> write.key().year())
                    .distinct()
                    .forEach(year -> window.queue().throttled(year, sent));
        }
        giveBack(answer);
    }

    /**
     * Queues unprocessed writes again. Those of a search for bad movies stay in one batch, and their keys stay in
     * flight, so that no later record of the same movie is sent before them.
     */
    private void giveBack(BatchAnswer answer) {
        tally.retried(answer.unprocessed().size());
        BadMovieSearch search = answer.batch().search();
        if (search != null) {
            window.queue().giveBack(Batch.of(answer.unprocessed(), search));
            return;
        }
        for (Write write : answer.unprocessed()) {
            window.queue().giveBack(write);
            window.landed(write.key());
        }
    }

    private void refused(BatchAnswer answer) {
        Batch batch = answer.batch();
        int size = batch.writes().size();
        BadMovieSearch search = batch.search() == null ? new BadMovieSearch(size) : batch.search();
        if (size == 1 && answer.failure() instanceof DynamoDbException why) {
            search.refused(batch.writes().get(0), why);
            conclude(search);
        } else {
            window.queue().giveBack(batch.part(size / 2, size, search));
            window.queue().giveBack(batch.part(0, size / 2, search));
        }
    }

    private void conclude(BadMovieSearch search) {
        if (!search.isOver()) {
            return;
        }
        if (search.blamesTheRequest(hasWritten)) {
            fail(search.reason(0));
            return;
        }
        for (int i = 0; i < search.refused().size(); i++) {
            Write write = search.refused().get(i);
            if (write.older() != null) {
                window.queue().giveBack(write.older());
            }
            settled(write, Fate.REJECTED, search.reason(i));
            window.landed(write.key());
        }
    }

    private void settled(Write write, Fate fate, @Nullable DynamoDbException why) {
        window.settled(write);
        observer.settled(write, fate, why);
    }
}
