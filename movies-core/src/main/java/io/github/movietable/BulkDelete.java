package io.github.movietable;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.internal.batch.Batches;
import io.github.movietable.internal.batch.Fate;
import io.github.movietable.internal.batch.Pacer;
import io.github.movietable.internal.batch.Write;
import io.github.movietable.internal.call.Driver;
import io.github.movietable.internal.call.Gate;
import io.github.movietable.internal.call.Ticker;
import io.github.movietable.model.MovieKey;
import java.time.Duration;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Deletes many movies in batches, as their keys come in. */
final class BulkDelete implements Batches.Observer {
    private static final Duration DRAIN = Duration.ofMillis(900);
    private static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);

    private final String table;
    private final Batches course;
    private final Driver driver;
    private long deleted;
    private boolean taken;
    private @Nullable DynamoDbException refused;

    private BulkDelete(TableView view) {
        Ticker ticker = view.client().ticker();
        Gate gate = Gate.of(view.client());
        this.table = view.name();
        this.course = new Batches(table, ticker, Pacer.adaptive(ticker), gate, null, this);
        this.driver = Driver.of(course, view.client(), view.workers(), false, gate);
    }

    static long run(TableView table, Iterator<MovieKey> keys) {
        return new BulkDelete(table).run(keys);
    }

    private long run(Iterator<MovieKey> keys) {
        try {
            for (long n = 1; keys.hasNext() && !hasFailed(); n++) {
                delete(Write.delete(keys.next(), n));
            }
            driver.tell(course::finish);
            driver.await(this::isOver);
            throwFailure();
            return deleted;
        } catch (RuntimeException e) {
            driver.end(DRAIN);
            if (deleted == 0) {
                throw e;
            }
            throw new MoviesException(
                    "deleting movies from the table " + table + " failed after " + deleted
                            + " were deleted; deleting again goes on with the rest: " + e.getMessage(),
                    e);
        } catch (Error e) {
            driver.end(DRAIN);
            throw e;
        }
    }

    private void delete(Write write) {
        taken = false;
        driver.tell(() -> taken = course.offer(write));
        while (!taken && !hasFailed()) {
            driver.await(Driver.NOTHING, () -> course.hasRoomFor(write) || isOver(), FOR_EVER);
            driver.tell(() -> taken = course.offer(write));
        }
    }

    /** Under the lock. */
    private boolean isOver() {
        return refused != null || course.failure() != null || course.isDone();
    }

    private boolean hasFailed() {
        return driver.look(() -> refused != null || course.failure() != null);
    }

    private void throwFailure() {
        RuntimeException failure = refused == null ? course.failure() : refused;
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void settled(Write write, Fate fate, @Nullable DynamoDbException why) {
        refused = refused == null ? why : refused;
        deleted += fate == Fate.WRITTEN ? 1 : 0;
    }
}
