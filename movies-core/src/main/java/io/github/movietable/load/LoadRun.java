package io.github.movietable.load;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.internal.BatchWriter;
import io.github.movietable.internal.Calls;
import io.github.movietable.internal.Fate;
import io.github.movietable.internal.Pacer;
import io.github.movietable.internal.call.Ticker;
import io.github.movietable.internal.Write;
import io.github.movietable.internal.WriteCapacity;
import io.github.movietable.model.InvalidMovieException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** One run of a load: records from the source to the writer, the account of all of them, and how it ends. */
final class LoadRun implements BatchWriter.Observer {
    private static final Duration BETWEEN_TELLINGS = Duration.ofMillis(200);
    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(1);
    private static final Duration DRAIN = Duration.ofMillis(900);

    private final Ticker ticker;
    private final String name;
    private final Source source;
    private final LoadSettings settings;
    private final BatchWriter writer;
    private final LoadFiles files;
    private final Rejects rejects;
    private final Ledger ledger;
    private final Ledger.Mark resumed;
    private final long start;
    private Source.@Nullable Records records;
    private long lastTold;
    private long lastCheckpoint;
    private boolean isBehindMark;
    private boolean ending;

    LoadRun(
            Calls calls,
            String table,
            String name,
            Source source,
            LoadSettings settings,
            Executor workers,
            Optional<TableDescription> described,
            LoadFiles files) {
        this.ticker = calls.ticker();
        this.name = name;
        this.source = source;
        this.settings = settings;
        this.start = ticker.nanos();
        this.lastTold = start;
        this.lastCheckpoint = start;
        this.files = files;
        this.resumed = files.resumed();
        this.ledger = new Ledger(resumed);
        this.rejects = files.rejects();
        this.writer = new BatchWriter(calls, table, workers, pacer(described), this);
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
        } catch (IOException | UncheckedIOException | SdkException | MoviesException e) {
            end(e);
            throw new LoadFailedException(name, LoadErrors.reason(e), report(), e);
        } catch (RuntimeException | Error e) {
            end(e);
            throw e;
        }
    }

    /** Counts what is in flight, and keeps what was done. An interrupt waits for that, and stays set. */
    private void end(Throwable cause) {
        ending = true;
        boolean interrupted = Thread.interrupted();
        writer.stop(DRAIN);
        interrupted |= Thread.interrupted();
        try (rejects) {
            keepCheckpoint();
        } catch (MoviesException e) {
            if (e != cause) {
                cause.addSuppressed(e);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void load() throws IOException {
        try (Source.Records opened = source.open()) {
            records = opened;
            skipDone(opened);
            readAll(opened);
            writer.finish();
            tell();
        }
    }

    /** What was read before a break in the source is written, as it would be by a load one by one. */
    private void readAll(Source.Records opened) throws IOException {
        try {
            for (Optional<LoadRecord> next = opened.next(); next.isPresent(); next = opened.next()) {
                take(next.get());
            }
        } catch (IOException broken) {
            writer.finish();
            throw broken;
        }
    }

    /** What a checkpoint says is done is read and not sent. All must be what was read then, before any is sent. */
    private void skipDone(Source.Records opened) throws IOException {
        Deque<LoadRecord> open = new ArrayDeque<>();
        for (long n = 0; n < resumed.record(); n++) {
            endIfWanted();
            LoadRecord next = opened.next().orElseThrow(() -> changed("the source has become shorter since"));
            if (!resumed.isSettled(next.number())) {
                open.add(next);
            }
        }
        if (resumed.record() > 0 && !opened.digest().equals(resumed.digest())) {
            throw changed("the source has changed since");
        }
        isBehindMark = true;
        while (!open.isEmpty()) {
            take(open.remove());
        }
    }

    private MoviesException changed(String how) {
        return files.changed(how);
    }

    private void take(LoadRecord next) throws IOException {
        ledger.read(next.number());
        try {
            writer.add(next.toWrite());
        } catch (InvalidMovieException e) {
            tick();
            ledger.settled(next.number(), Fate.REJECTED);
            rejects.add(next, e);
            stopIfWanted();
        }
    }

    @Override
    public void settled(Write write, Fate fate, @Nullable DynamoDbException why) {
        ledger.settled(write.record(), fate);
        if (fate == Fate.WRITTEN && write.item() == null) {
            ledger.deleted();
        }
        if (why != null) {
            rejects.add(write, LoadErrors.said(why));
            stopIfWanted();
        }
    }

    private void stopIfWanted() {
        if (settings.onReject() == OnReject.STOP && !ending) {
            throw new MoviesException("a record was rejected, and the load was to stop then: " + rejects.last());
        }
    }

    @Override
    public void tick() {
        endIfWanted();
        if (ticker.since(lastCheckpoint).compareTo(BETWEEN_CHECKPOINTS) >= 0) {
            keepCheckpoint();
        }
    }

    private void endIfWanted() {
        if (settings.cancellation().isCancelled()) {
            throw new MoviesException("it was cancelled");
        }
        Duration deadline = settings.deadline();
        if (deadline != null && ticker.since(start).compareTo(deadline) >= 0) {
            throw new MoviesException("its deadline of " + deadline + " has passed");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new MoviesException("the thread was interrupted");
        }
        if (ticker.since(lastTold).compareTo(BETWEEN_TELLINGS) >= 0) {
            tell();
        }
    }

    /** Not before all is read that the last checkpoint counts: the digest would be of a part of it. */
    private void keepCheckpoint() {
        if (files.hasCheckpoint() && records != null && isBehindMark) {
            files.keep(ledger.mark(records.digest()));
            lastCheckpoint = ticker.nanos();
        }
    }

    private LoadReport report() {
        return new LoadReport(ledger, writer.tally(), rejects.first(), files.remarks(), found(), ticker.since(start));
    }

    private Source.Found found() {
        return records == null ? Source.Found.NOTHING : records.found();
    }

    private void tell() {
        lastTold = ticker.nanos();
        if (records != null) {
            settings.listener()
                    .accept(new LoadProgress(
                            ledger, writer.tally(), records.bytesRead(), records.bytesTotal(), ticker.since(start)));
        }
    }
}
