package io.github.movietable.internal.batch;

import io.github.movietable.internal.call.Course;
import io.github.movietable.internal.call.Flight;
import io.github.movietable.internal.call.Gate;
import io.github.movietable.internal.call.Ticker;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * The course of many writes. It sends full batches, as many at a time as make it faster, at the pace of the table. The
 * writes that it holds are bounded in bytes.
 */
public final class Batches implements Course {
    /** The most writes that DynamoDB takes in one BatchWriteItem. */
    public static final int MAX_BATCH = 25;

    /** Calls in flight at first. */
    public static final int FIRST_AT_ONCE = 8;

    /** Calls in flight at the most: the SDK's HTTP clients have 50 connections by default. */
    public static final int MOST_AT_ONCE = 40;

    /** The most bytes in flight, as JSON on the wire. A single batch may be larger. */
    private static final long FLIGHT_BYTES = 8 * 1024 * 1024;

    /** If the source is silent for so long, a batch is sent that is not full. */
    private static final Duration MOMENT = Duration.ofMillis(50);

    /** If calls are answered sooner than this, more of them at once make nothing faster. */
    private static final Duration LATENCY = Duration.ofMillis(2);

    private final Ticker ticker;
    private final Pacer pacer;
    private final BatchRequests requests;
    private final Window window;
    private final Outage outage;
    private final Settlement settlement;
    private final Tally tally = new Tally();
    private @Nullable Batch prepared;
    private int inFlight;
    private long inFlightBytes;
    private int atOnce = FIRST_AT_ONCE;
    private int mostAtOnce = MOST_AT_ONCE;
    private boolean couldSendMore;
    private boolean finishing;
    private boolean sourceWaits;
    private long lastOffer;

    /** Is told the end of each write. */
    public interface Observer {
        /**
         * A write has come to its end.
         *
         * @param write the write
         * @param fate how it ended
         * @param why the exception with which DynamoDB refused it, or null
         */
        void settled(Write write, Fate fate, @Nullable DynamoDbException why);
    }

    /**
     * Writes to one table.
     *
     * @param table the table
     * @param ticker the time
     * @param pacer says when a batch may be sent
     * @param gate keeps requests back once the work has ended
     * @param deadline how long the work may take from now on, or null
     * @param observer is told the end of each write
     */
    public Batches(
            String table, Ticker ticker, Pacer pacer, Gate gate, @Nullable Duration deadline, Observer observer) {
        this.ticker = ticker;
        this.pacer = pacer;
        this.requests = new BatchRequests(table, gate, ticker, deadline);
        this.window = new Window(ticker);
        this.outage = new Outage(ticker);
        this.settlement = new Settlement(table, ticker, window, outage, observer, tally);
        this.lastOffer = ticker.nanos();
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
     * Offers a write.
     *
     * @param write the write
     * @return whether there was room for it; if not, it is to be offered again after an answer
     */
    public boolean offer(Write write) {
        sourceWaits = !window.hasRoomFor(write);
        if (!sourceWaits) {
            window.add(write);
            lastOffer = ticker.nanos();
        }
        return !sourceWaits;
    }

    /**
     * Whether there is room.
     *
     * @param write a write
     * @return whether it would be taken
     */
    public boolean hasRoomFor(Write write) {
        return window.hasRoomFor(write);
    }

    /** Nothing more will be offered. */
    public void finish() {
        finishing = true;
    }

    /**
     * Whether another batch would be sent at once if the source had one.
     *
     * @return whether calls are free
     */
    public boolean isHungry() {
        return prepared == null && inFlight < atOnce && pacer.hasRoom();
    }

    /**
     * Why the writing can't go on.
     *
     * @return the reason, or null
     */
    public @Nullable RuntimeException failure() {
        return settlement.failure();
    }

    @Override
    public boolean isDone() {
        return inFlight == 0 && (failure() != null || (finishing && prepared == null && window.isEmpty()));
    }

    @Override
    public @Nullable Flight<?, ?> next() {
        prepared = prepared == null && failure() == null ? prepare() : prepared;
        if (prepared == null || failure() != null || left(prepared) > 0 || !hasRoomInFlight(prepared)) {
            return null;
        }
        Batch batch = prepared;
        prepared = null;
        Pacer.Ticket ticket = pacer.sent(batch.units());
        inFlight++;
        inFlightBytes += batch.sentBytes();
        tally.called();
        return new Flight<BatchWriteItemResponse, BatchAnswer>(
                requests.of(batch),
                answer -> requests.answer(batch, answer),
                answer -> answered(ticket, answer),
                () -> dropped(batch));
    }

    /**
     * The next batch: full, or smaller if the source has ended or is silent, or if it waits for room while few calls are in
     * flight.
     */
    private @Nullable Batch prepare() {
        if (inFlight >= atOnce) {
            couldSendMore |= window.queue().size() >= MAX_BATCH;
            return null;
        }
        if (!pacer.hasRoom()) {
            return null;
        }
        Batch full = window.take(false, pacer.mostUnits());
        boolean goesPartial = finishing || (sourceWaits && inFlight < (atOnce + 1) / 2) || untilSourceIsSilent() == 0;
        return full == null && goesPartial ? window.take(true, pacer.mostUnits()) : full;
    }

    private long untilSourceIsSilent() {
        return Math.max(0, lastOffer + MOMENT.toNanos() - ticker.nanos());
    }

    private long left(Batch batch) {
        return Math.max(pacer.untilPaid(batch.units()).toNanos(), outage.left().toNanos());
    }

    private boolean hasRoomInFlight(Batch batch) {
        return inFlight == 0 || inFlightBytes + batch.sentBytes() <= FLIGHT_BYTES;
    }

    /** Has an end while a batch is prepared that can be paid for: nothing else would wake the course. */
    @Override
    public @Nullable Duration rest() {
        if (failure() != null) {
            return null;
        }
        if (prepared != null) {
            long left = left(prepared);
            return left > 0 || hasRoomInFlight(prepared) ? Duration.ofNanos(Math.max(1, left)) : null;
        }
        if (window.queue().isEmpty() || inFlight >= atOnce) {
            return null;
        }
        long silent = finishing ? 0 : untilSourceIsSilent();
        long cooledDown = window.queue().untilCooledDown();
        long rest = silent == 0 ? cooledDown : Math.min(cooledDown, silent);
        return rest == Long.MAX_VALUE ? null : Duration.ofNanos(Math.max(1, rest));
    }

    private void answered(Pacer.Ticket ticket, BatchAnswer answer) {
        landed(answer.batch());
        pacer.answered(ticket, Batch.units(answer.written()), answer.units(), answer.isThrottled());
        tally.answered(answer);
        if (answer.hadNoConnection() && inFlight > 0) {
            mostAtOnce = Math.min(mostAtOnce, inFlight);
            atOnce = Math.min(atOnce, mostAtOnce);
            settlement.unsent(answer);
        } else {
            settlement.settle(ticket.sent(), answer);
        }
        growIfSlow(ticket, answer);
    }

    /** If calls are slow while full batches wait, more calls at once make it faster. */
    private void growIfSlow(Pacer.Ticket ticket, BatchAnswer answer) {
        boolean isSlow = ticker.nanos() - ticket.sent() > LATENCY.toNanos();
        boolean worked = answer.failure() == null && !answer.isThrottled();
        if (couldSendMore && isSlow && worked && atOnce < mostAtOnce) {
            atOnce++;
        }
        couldSendMore = false;
    }

    private void dropped(Batch batch) {
        landed(batch);
        tally.dropped();
    }

    private void landed(Batch batch) {
        inFlight--;
        inFlightBytes -= batch.sentBytes();
    }
}
