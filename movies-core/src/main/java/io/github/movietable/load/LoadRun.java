package io.github.movietable.load;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.internal.batch.Batches;
import io.github.movietable.internal.batch.Pacer;
import io.github.movietable.internal.batch.WriteCapacity;
import io.github.movietable.internal.call.Client;
import io.github.movietable.internal.call.Driver;
import io.github.movietable.internal.call.Gate;
import io.github.movietable.internal.call.Inbox;
import io.github.movietable.internal.call.OwnThreads;
import io.github.movietable.internal.call.Ticker;
import io.github.movietable.load.BatchLoad.OnReject;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * One run of a load. One thread reads the source into the inbox: the thread that runs the load, unless the source may
 * keep it waiting. The {@link Driver}, which sends a course's requests, sends the batches that {@link LoadCourse} makes
 * of the inbox. The thread that runs the load also reports progress, and writes rejects and checkpoints. A timer ends the load at its deadline or when it is cancelled, whatever
 * the threads are doing.
 */
final class LoadRun {
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration DRAIN = Duration.ofMillis(900);

    /** When this many records wait in the inbox, a full batch can be made of them. */
    private static final int WORTH_A_CALL = Batches.MAX_BATCH;

    private final Ticker ticker;
    private final String name;
    private final Source source;
    private final LoadSettings settings;
    private final LoadFiles files;
    private final long start;
    private final Inbox<Incoming> inbox = new Inbox<>();
    private final LoadCourse course;
    private final Driver driver;
    private final SourceReader reader;
    private final LoadChores chores;
    private final List<String> remarks;
    private volatile boolean hasEnded;

    LoadRun(
            Client client,
            String table,
            String name,
            Source source,
            LoadSettings settings,
            Executor workers,
            Optional<TableDescription> described,
            LoadFiles files) {
        this.ticker = client.ticker();
        this.name = name;
        this.source = source;
        this.settings = settings;
        this.files = files;
        this.start = ticker.nanos();
        this.remarks = new ArrayList<>(files.remarks());
        Gate gate = Gate.of(client);
        this.course = new LoadCourse(
                inbox,
                files.resumed(),
                settings.onReject() == OnReject.STOP,
                observer -> new Batches(table, ticker, pacer(described), gate, settings.deadline(), observer));
        this.driver = Driver.of(course, client, workers, false, gate);
        this.reader = new SourceReader(
                source,
                files.resumed(),
                files.hasCheckpoint(),
                files::changed,
                inbox,
                source.isReadHere() ? this::addedHere : this::addedElsewhere,
                this::whileReading);
        this.chores = new LoadChores(ticker, driver, course, files, settings.listener(), this::progress);
    }

    private Pacer pacer(Optional<TableDescription> described) {
        if (settings.capacityLimit() > 0) {
            return Pacer.limitedTo(ticker, settings.capacityLimit());
        }
        return described
                .flatMap(WriteCapacity::of)
                .map(capacity -> Pacer.provisioned(ticker, capacity))
                .orElseGet(() -> Pacer.adaptive(ticker));
    }

    LoadReport run() {
        try {
            load();
            files.done();
            return report();
        } catch (Exception e) {
            end(e);
            throw new LoadFailedException(name, LoadErrors.reason(e), report(), e);
        } catch (Error e) {
            end(e);
            throw e;
        } finally {
            hasEnded = true;
        }
    }

    private void load() throws Exception {
        watch();
        if (source.isReadHere()) {
            reader.run();
            failIfInterrupted();
        } else {
            driver.expect(true);
            OwnThreads.execute(() -> {
                reader.run();
                driver.expect(false);
                driver.tell(Driver.NOTHING);
            });
        }
        while (!driver.await(Driver.NOTHING, () -> course.isOver() || course.isFullOfRejected(), LOOK)
                || !driver.look(course::isOver)) {
            chores.doWhatIsDue();
        }
        throwFailure();
        chores.tell();
        chores.writeRejected();
        throwFailure();
    }

    private void throwFailure() throws Exception {
        RuntimeException failure =
                driver.look(() -> Optional.ofNullable(course.failure())).orElse(null);
        if (failure != null) {
            throw failure;
        }
        Throwable broken = inbox.broken();
        if (broken instanceof Error error) {
            throw error;
        }
        if (broken != null) {
            throw (Exception) broken;
        }
    }

    /** Called after each record on the library's own thread, if that thread reads the source. */
    private void addedElsewhere(int waiting) {
        if (isWorthACall(waiting)) {
            driver.tell(Driver.NOTHING);
            inbox.awaitRoom();
        }
    }

    /**
     * Called after each record on the thread that runs the load, if that thread reads the source. It does its {@link
     * LoadChores} here, and sends the requests that no worker takes.
     */
    private void addedHere(int waiting) {
        if (isWorthACall(waiting)) {
            meanwhile(() -> {
                chores.doWhatIsDue();
                while (!driver.await(Driver.NOTHING, this::mayReadOn, LOOK)) {
                    chores.doWhatIsDue();
                }
                if (Thread.currentThread().isInterrupted()) {
                    throw interrupted();
                }
            });
        }
    }

    private boolean mayReadOn() {
        return course.isOver() || !(inbox.isFull() || driver.isDueToWaiter());
    }

    /** Called from time to time on the thread that runs the load while it reads a file or a folder. */
    private void whileReading() throws IOException {
        meanwhile(chores::doWhatIsDue);
        if (inbox.isClosed()) {
            throw new InterruptedIOException("the load has ended");
        }
    }

    /** Runs some work on the thread that reads the source. If the work throws, the load fails with that exception. */
    private void meanwhile(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            driver.tell(() -> course.fail(e));
        }
        if (driver.look(course::isOver)) {
            inbox.close(Duration.ZERO);
        }
    }

    /** A read of bytes that is interrupted fails with an exception that does not say so. */
    private void failIfInterrupted() {
        if (inbox.broken() != null && Thread.currentThread().isInterrupted()) {
            driver.tell(() -> course.fail(interrupted()));
        }
    }

    private static AbortedException interrupted() {
        return AbortedException.create("interrupted while reading movies");
    }

    private boolean isWorthACall(int waiting) {
        return (waiting >= WORTH_A_CALL && course.isHungry()) || inbox.isFull();
    }

    /** Checks by a timer whether the load has to end: the thread that runs it may wait in the program's own code. */
    private void watch() {
        Future<?> unused = ticker.after(LOOK, () -> {
            if (hasEnded) {
                return;
            }
            // told even if there is no failure: while the thread that runs the load waits for the program's movies,
            // nothing else makes the course send the movies that it has
            driver.tell(() -> wantedEnd().ifPresent(course::fail));
            if (driver.look(() -> course.failure() != null)) {
                driver.stop(DRAIN);
            } else {
                watch();
            }
        });
    }

    private Optional<RuntimeException> wantedEnd() {
        if (settings.cancellation().isCancelled()) {
            return Optional.of(new MoviesException("it was cancelled"));
        }
        Duration deadline = settings.deadline();
        return deadline != null && ticker.since(start).compareTo(deadline) >= 0
                ? Optional.of(new MoviesException("its deadline of " + deadline + " has passed"))
                : Optional.empty();
    }

    /**
     * Waits for the calls in flight, and writes rejects and a checkpoint. An interrupt is kept, and shortens nothing.
     */
    private void end(Throwable cause) {
        boolean interrupted = Thread.interrupted();
        long begun = ticker.nanos();
        int left = driver.end(DRAIN);
        if (left > 0) {
            remarks.add(left + " calls were under way when the load ended, and may still be carried out");
        }
        Duration rest = DRAIN.minus(ticker.since(begun));
        inbox.close(rest.compareTo(LOOK) < 0 ? LOOK : rest);
        chores.finish(cause);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private LoadReport report() {
        return driver.look(() -> new LoadReport(
                course.ledger(),
                course.tally(),
                files.rejects().first(),
                remarks,
                reader.found(),
                ticker.since(start)));
    }

    private LoadProgress progress() {
        return new LoadProgress(
                course.ledger(), course.tally(), reader.bytesRead(), reader.bytesTotal(), ticker.since(start));
    }
}
