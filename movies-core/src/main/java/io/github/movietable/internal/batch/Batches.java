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
 * The course of many writes: batches, as full as they can be and as many at once as make it faster, at the pace of the
 * table. What waits and what is in flight is bounded in bytes.
 */
public final class Batches implements Course {
    /** What DynamoDB takes in one BatchWriteItem. */
    public static final int MAX_BATCH = 25;

    /** How many batches are in flight at first. */
    public static final int FIRST_AT_ONCE = 8;

    /** How many batches are in flight at the most: the SDK's HTTP clients have 50 connections by default. */
    public static final int MOST_AT_ONCE = 40;

    /** How much may be in flight, in bytes on the wire, if it is more than one batch. */
    private static final long FLIGHT_BYTES = 8 * 1024 * 1024;

    /** How long the source may be silent before a batch goes that is not full. */
    private static final Duration MOMENT = Duration.ofMillis(50);

    /** More calls at once make nothing faster if one is answered sooner than this. */
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

    /** Is told what becomes of each write. */
    public interface Observer {
        /**
         * A write is settled.
         *
         * @param write the write
         * @param fate what became of it
         * @param why why DynamoDB refused it, or null
         */
        void settled(Write write, Fate fate, @Nullable DynamoDbException why);
    }

    /**
     * Writes to one table.
     *
     * @param table the table
     * @param ticker the time
     * @param pacer says when
     * @param gate what the requests have to pass
     * @param deadline how long all may take from now on, or null
     * @param observer is told what becomes of each write
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
     * Whether it would send more if it had more.
     *
     * @return whether the source should hurry
     */
    public boolean isHungry() {
        return prepared == null && inFlight < atOnce;
    }

    /**
     * What ends the writing before all is written.
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

    /** A full batch; one that is not full if nothing more comes soon, or the source waits and little is in flight. */
    private @Nullable Batch prepare() {
        if (inFlight >= atOnce) {
            couldSendMore |= window.queue().size() >= MAX_BATCH;
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

    /** Never without end while a batch is prepared that can be paid for: nothing else would wake the course. */
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
        long rested = window.queue().untilRested();
        long rest = silent == 0 ? rested : Math.min(rested, silent);
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

    /** If calls take a while, and more is there to be sent, more at once make it faster. */
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
