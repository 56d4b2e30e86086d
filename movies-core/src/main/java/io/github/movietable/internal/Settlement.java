package io.github.movietable.internal;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.internal.call.Ticker;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** What becomes of the writes of a batch that was answered: settled, given back to their lane, or the end of it all. */
final class Settlement {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final String table;
    private final Ticker ticker;
    private final Lanes lanes;
    private final Outage outage;
    private final BatchWriter.Observer observer;
    private final Tally tally;
    private @Nullable RuntimeException failure;
    private long lastProgress;
    private boolean hasWritten;

    Settlement(String table, Ticker ticker, Lanes lanes, Outage outage, BatchWriter.Observer observer, Tally tally) {
        this.table = table;
        this.ticker = ticker;
        this.lanes = lanes;
        this.outage = outage;
        this.observer = observer;
        this.tally = tally;
        this.lastProgress = ticker.nanos();
    }

    /** Throws what ends the writing, if anything does. */
    void throwFailure() {
        if (failure != null) {
            throw failure;
        }
    }

    void settle(Lane lane, long sent, BatchCall.Answer answer) {
        if (answer.isTransient()) {
            outage.failed(sent);
            giveBack(lane, answer);
            failure = outage.isTooLong() ? answer.failure() : failure;
            return;
        }
        outage.isOver();
        if (answer.blamesAMovie()) {
            refused(lane, answer);
        } else if (answer.failure() != null && !answer.isThrottled()) {
            failure = answer.failure();
        } else {
            written(lane, answer);
            unprocessed(lane, answer);
        }
    }

    private void written(Lane lane, BatchCall.Answer answer) {
        for (Write write : answer.written()) {
            lane.rested(write.key().year());
            settled(write, Fate.WRITTEN, null);
            for (Write older = write.older(); older != null; older = older.older()) {
                settled(older, Fate.SUPERSEDED, null);
            }
            lastProgress = ticker.nanos();
            hasWritten = true;
        }
        BadMovieSearch search = answer.batch().search();
        if (search != null) {
            search.written(answer.written().size());
            conclude(lane, search);
        }
    }

    private void unprocessed(Lane lane, BatchCall.Answer answer) {
        if (answer.unprocessed().isEmpty()) {
            return;
        }
        if (ticker.since(lastProgress).compareTo(PATIENCE) > 0) {
            failure = new MoviesException("writing movies to the table " + table + ": DynamoDB took none for "
                    + PATIENCE.toMinutes() + " minutes; its capacity is used up by others, or far too small");
        }
        answer.unprocessed().stream()
                .map(write -> write.key().year())
                .distinct()
                .forEach(lane::rest);
        giveBack(lane, answer);
    }

    private void giveBack(Lane lane, BatchCall.Answer answer) {
        tally.retried(answer.unprocessed().size());
        BadMovieSearch search = answer.batch().search();
        if (search != null) {
            lane.giveBack(new Batch(answer.unprocessed(), search));
        } else {
            answer.unprocessed().forEach(lane::giveBack);
        }
    }

    private void refused(Lane lane, BatchCall.Answer answer) {
        Batch batch = answer.batch();
        int size = batch.writes().size();
        BadMovieSearch search = batch.search() == null ? new BadMovieSearch(size) : batch.search();
        if (size == 1 && answer.failure() instanceof DynamoDbException why) {
            search.refused(batch.writes().get(0), why);
            conclude(lane, search);
        } else {
            lane.giveBack(batch.part(size / 2, size, search));
            lane.giveBack(batch.part(0, size / 2, search));
        }
    }

    private void conclude(Lane lane, BadMovieSearch search) {
        if (!search.isOver()) {
            return;
        }
        if (search.blamesTheRequest(hasWritten)) {
            failure = search.reason(0);
            return;
        }
        for (int i = 0; i < search.refused().size(); i++) {
            Write write = search.refused().get(i);
            if (write.older() != null) {
                lane.giveBack(write.older());
            }
            settled(write, Fate.REJECTED, search.reason(i));
        }
    }

    private void settled(Write write, Fate fate, @Nullable DynamoDbException why) {
        lanes.letGo(write);
        observer.settled(write, fate, why);
    }
}
