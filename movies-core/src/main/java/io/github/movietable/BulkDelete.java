package io.github.movietable;

import io.github.movietable.expression.Item;
import io.github.movietable.expression.MoviesException;
import io.github.movietable.internal.batch.Batches;
import io.github.movietable.internal.batch.Deletes;
import io.github.movietable.internal.batch.Pacer;
import io.github.movietable.internal.call.Driver;
import io.github.movietable.internal.call.Gate;
import io.github.movietable.internal.call.Ticker;
import io.github.movietable.internal.read.Given;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;

/**
 * Deletes movies by batch writes, while the read that finds their keys goes on. {@code run} blocks the calling thread,
 * {@code begin} returns a future; both give the number of deletes that DynamoDB confirmed.
 */
final class BulkDelete {
    private static final Duration DRAIN = Duration.ofMillis(900);

    private final TableView table;
    private final Deletes course;
    private final Driver driver;

    private BulkDelete(TableView table) {
        Ticker ticker = table.client().ticker();
        Gate gate = Gate.of(table.client());
        this.table = table;
        this.course = new Deletes(
                table.name(),
                table.client().metering(),
                observer ->
                        new Batches(table.name(), ticker, Pacer.adaptive(ticker), gate, table.deadline(), observer));
        this.driver = Driver.of(course, table.client(), table.workers(), false, gate);
    }

    static long run(TableView table, Collection<MovieKey> keys) {
        BulkDelete deletes = new BulkDelete(table);
        return deletes.run(() -> deletes.add(keys));
    }

    /** Deletes the movies that a read finds, and other items too unless the read's {@code passingOver} skips them. */
    static long run(MovieRead<?> read) {
        BulkDelete deletes = new BulkDelete(read.table());
        return deletes.run(() -> deletes.add(ReadRun.of(read.keys(deletes::addOther))));
    }

    private long run(Runnable source) {
        Future<?> alarm = alarm();
        try {
            source.run();
            driver.tell(course::end);
            driver.await(course::isOver);
            RuntimeException failure = failure();
            if (failure != null) {
                throw failure;
            }
            return course.deleted();
        } catch (RuntimeException e) {
            driver.end(DRAIN);
            throw failed(e);
        } catch (Error e) {
            driver.end(DRAIN);
            throw e;
        } finally {
            alarm.cancel(false);
        }
    }

    private void add(Collection<MovieKey> keys) {
        driver.tell(() -> new LinkedHashSet<>(keys).forEach(course::add));
    }

    private void addOther(Item other) {
        driver.tell(() -> course.addOther(other));
    }

    private void add(Given<Movie> page) {
        driver.tell(() -> page.chunk().items().forEach(movie -> course.add(movie.key())));
    }

    private void add(ReadRun reading) {
        try (reading) {
            while (failure() == null && reading.hasNext()) {
                add(reading.next());
                driver.await(() -> course.wantsMore() || course.failure() != null);
            }
        }
    }

    private @Nullable RuntimeException failure() {
        return driver.look(course::failure);
    }

    private Future<?> alarm() {
        Duration longest = table.deadline();
        if (longest == null) {
            return CompletableFuture.completedFuture(null);
        }
        MoviesTimeoutException late = new MoviesTimeoutException("deleting movies from", table.name(), longest, null);
        return driver.tellAfter(longest, () -> course.fail(late));
    }

    private RuntimeException failed(RuntimeException why) {
        boolean isInDoubt = why instanceof MoviesTimeoutException && driver.look(course::isInDoubt);
        long deleted = driver.look(course::deleted);
        if (deleted == 0 && !isInDoubt) {
            return why;
        }
        String text = "deleting movies from the table " + table.name() + " failed after " + deleted
                + " were deleted; calling it again deletes the rest. The reason: " + why.getMessage();
        if (why instanceof MoviesTimeoutException late) {
            return isInDoubt ? new OutcomeUnknownException(text, late) : new MoviesTimeoutException(text);
        }
        return new MoviesException(text, why);
    }

    /** Starts to delete the movies with these keys. Cancelling the future ends the deletes. */
    static CompletableFuture<Long> begin(TableView table, Collection<MovieKey> keys) {
        BulkDelete deletes = new BulkDelete(table);
        return deletes.new Begun(null).begin(() -> {
            deletes.add(keys);
            deletes.driver.tell(deletes.course::end);
        });
    }

    /** Starts to delete the items that a read finds. Cancelling the future ends the read and the deletes. */
    static CompletableFuture<Long> begin(MovieRead<?> read) {
        BulkDelete deletes = new BulkDelete(read.table());
        Begun begun = deletes.new Begun(ReadPublisher.given(read.keys(deletes::addOther), false, false));
        return begun.begin(begun::read);
    }

    /**
     * Completes a future when the deletes end. If the keys come from a read, this also subscribes to the read's pages,
     * and requests the next page when few keys are left to send.
     */
    private final class Begun implements Flow.Subscriber<Given<Movie>> {
        private final CompletableFuture<Long> result = new CompletableFuture<>();
        private final Flow.@Nullable Publisher<Given<Movie>> keys;
        private volatile Flow.@Nullable Subscription subscription;
        private volatile boolean isPageAsked;

        Begun(Flow.@Nullable Publisher<Given<Movie>> keys) {
            this.keys = keys;
        }

        CompletableFuture<Long> begin(Runnable source) {
            driver.whenMoved(this::moved);
            Future<?> alarm = alarm();
            CompletableFuture<Long> unused = result.whenComplete((deleted, failure) -> {
                alarm.cancel(false);
                end();
            });
            if (!result.isDone()) {
                source.run();
            }
            return result;
        }

        void read() {
            if (keys != null) {
                keys.subscribe(this);
            }
        }

        private void end() {
            Flow.Subscription reading = subscription;
            if (reading != null) {
                reading.cancel();
            }
            driver.tell(() -> course.fail(AbortedException.create("the deletes have ended")));
            driver.stop(DRAIN);
        }

        private void moved() {
            Throwable broken = driver.broken();
            RuntimeException why = broken instanceof RuntimeException unexpected ? unexpected : failure();
            if (broken instanceof Error) {
                result.completeExceptionally(broken);
            } else if (why != null) {
                driver.stop(DRAIN);
                if (!driver.isFlying()) {
                    result.completeExceptionally(failed(why));
                }
            } else if (driver.look(course::isDone)) {
                result.complete(course.deleted());
            } else {
                askForPage();
            }
        }

        private void askForPage() {
            Flow.Subscription reading = subscription;
            if (reading != null && driver.look(this::wantsPage)) {
                reading.request(1);
            }
        }

        /** Whether to request another page now; at most one is outstanding. The caller holds the driver's lock. */
        private boolean wantsPage() {
            boolean isWanted = !isPageAsked && course.wantsMore();
            isPageAsked |= isWanted;
            return isWanted;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            if (result.isDone()) {
                // the deadline passed meanwhile, and found no subscription to cancel
                given.cancel();
            } else {
                askForPage();
            }
        }

        @Override
        public void onNext(Given<Movie> page) {
            driver.look(() -> isPageAsked = false);
            add(page);
        }

        @Override
        public void onError(Throwable failure) {
            if (failure instanceof RuntimeException why) {
                driver.tell(() -> course.fail(why));
            } else {
                result.completeExceptionally(failure);
            }
        }

        @Override
        public void onComplete() {
            driver.tell(course::end);
        }
    }
}
