package io.github.movietable.internal;

import io.github.movietable.internal.call.Ticker;
import io.github.movietable.internal.call.Workers;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * Writes any number of movies in batches, as fast as the table takes them. One thread fills it and makes all decisions;
 * only the calls run elsewhere. What waits and what is in flight is bounded in bytes.
 */
public final class BatchWriter {
    /** What DynamoDB takes in one BatchWriteItem. */
    public static final int MAX_BATCH = 25;

    /** How many batches are in flight at the most. */
    public static final int LANES = 8;

    /** How much may wait, in bytes of memory: years that are this far apart in a source can take turns. */
    private static final long WINDOW_BYTES = 16 * 1024 * 1024;

    /** How much may be in flight, in bytes on the wire, where it is more than one batch. */
    private static final long FLIGHT_BYTES = 8 * 1024 * 1024;

    private static final Duration LOOK = Duration.ofMillis(100);

    private final BatchCall call;
    private final Ticker ticker;
    private final Executor workers;
    private final Pacer pacer;
    private final Observer observer;
    private final Lanes lanes;
    private final Outage outage;
    private final Settlement settlement;
    private final BlockingQueue<Answered> answers = new LinkedBlockingQueue<>();
    private final Tally tally = new Tally();
    private Lanes.@Nullable Next prepared;
    private int inFlight;
    private long inFlightBytes;
    private boolean finishing;

    /** Is told, on the thread that fills the writer. */
    public interface Observer {
        /**
         * A write is settled.
         *
         * @param write the write
         * @param fate what became of it
         * @param why why DynamoDB refused it, or null
         */
        void settled(Write write, Fate fate, @Nullable DynamoDbException why);

        /** Time passes; what this throws ends the writing. */
        void tick();
    }

    private record Answered(Lane lane, Pacer.Ticket ticket, BatchCall.Answer answer) {}

    /**
     * A writer to one table.
     *
     * @param calls calls DynamoDB
     * @param table the table
     * @param workers runs the calls
     * @param pacer says when
     * @param observer is told what becomes of each write
     */
    public BatchWriter(Calls calls, String table, Executor workers, Pacer pacer, Observer observer) {
        this.call = new BatchCall(calls, table);
        this.ticker = calls.ticker();
        this.workers = workers;
        this.pacer = pacer;
        this.observer = observer;
        this.lanes = new Lanes(LANES, ticker, WINDOW_BYTES);
        this.outage = new Outage(ticker);
        this.settlement = new Settlement(table, ticker, lanes, outage, observer, tally);
    }

    /**
     * Figures so far.
     *
     * @return the tally
     */
    public Tally tally() {
        return tally;
    }

    /**
     * Takes a write; waits while the window is full.
     *
     * @param write the write
     */
    public void add(Write write) {
        while (!lanes.hasRoomFor(write)) {
            step(true);
        }
        lanes.add(write);
        step(false);
    }

    /** Sends all that waits, and waits until all is answered. */
    public void finish() {
        finishing = true;
        while (inFlight > 0 || prepared != null || !lanes.isEmpty()) {
            step(true);
        }
        settlement.throwFailure();
    }

    /**
     * Sends nothing more, and waits a while for what is in flight. What that brings is counted.
     *
     * @param longest how long to wait
     */
    public void stop(Duration longest) {
        boolean interrupted = Thread.interrupted();
        long start = ticker.nanos();
        while (inFlight > 0 && ticker.since(start).compareTo(longest) < 0) {
            try {
                takeAnswer(LOOK);
            } catch (AbortedException e) {
                interrupted |= Thread.interrupted();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void step(boolean wait) {
        observer.tick();
        boolean moved = takeAnswers();
        settlement.throwFailure();
        while (dispatchNext()) {
            moved = true;
        }
        if (wait && !moved) {
            await();
        }
    }

    private boolean takeAnswers() {
        boolean any = false;
        for (Answered answered = answers.poll(); answered != null; answered = answers.poll()) {
            settle(answered);
            any = true;
        }
        return any;
    }

    private void takeAnswer(Duration longest) {
        Answered answered = ticker.await(answers, longest, inFlight > 0);
        if (answered != null) {
            settle(answered);
        }
    }

    private boolean dispatchNext() {
        prepared = prepared == null ? prepare() : prepared;
        if (prepared == null || !untilSent(prepared.batch()).isZero() || !hasRoomInFlight(prepared.batch())) {
            return false;
        }
        Lane lane = prepared.lane();
        Batch batch = prepared.batch();
        prepared = null;
        Pacer.Ticket ticket = pacer.sent(batch.units());
        inFlight++;
        inFlightBytes += batch.sentBytes();
        tally.called();
        Workers.run(workers, () -> answers.add(new Answered(lane, ticket, call.send(batch))));
        return true;
    }

    /** A full batch; one that is not full where nothing more comes, or the window is full and little in flight. */
    private Lanes.@Nullable Next prepare() {
        Lanes.Next full = lanes.next(false, pacer.mostUnits());
        boolean isStuck = lanes.isNearlyFull() && inFlight < LANES / 2;
        return full == null && (finishing || isStuck) ? lanes.next(true, pacer.mostUnits()) : full;
    }

    private Duration untilSent(Batch batch) {
        Duration paid = pacer.untilPaid(batch.units());
        Duration works = outage.left();
        return paid.compareTo(works) > 0 ? paid : works;
    }

    private boolean hasRoomInFlight(Batch batch) {
        return inFlight == 0 || inFlightBytes + batch.sentBytes() <= FLIGHT_BYTES;
    }

    private void await() {
        Duration wait = lanes.untilRested(LOOK);
        if (prepared != null) {
            Duration sent = untilSent(prepared.batch());
            wait = wait.compareTo(sent) < 0 || sent.isZero() ? wait : sent;
        }
        takeAnswer(wait.isZero() ? Duration.ofNanos(1) : wait);
    }

    private void settle(Answered answered) {
        BatchCall.Answer answer = answered.answer();
        inFlight--;
        inFlightBytes -= answer.batch().sentBytes();
        answered.lane().setBusy(false);
        pacer.answered(answered.ticket(), Batch.units(answer.written()), answer.units(), answer.isThrottled());
        tally.answered(answer);
        settlement.settle(answered.lane(), answered.ticket().sent(), answer);
    }
}
