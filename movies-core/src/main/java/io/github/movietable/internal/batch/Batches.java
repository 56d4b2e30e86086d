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
 * The {@link Course} (work with many requests in flight) that writes many movies to one table. It sends full batches at
 * the pace of a {@link Pacer}, and allows more calls in flight while that makes it faster. The memory of the writes
 * that it holds is bounded.
 */
public final class Batches implements Course {
    /** The most writes that DynamoDB takes in one BatchWriteItem. */
    public static final int MAX_BATCH = 25;

    /** The number of calls that may be in flight at the beginning. */
    public static final int FIRST_AT_ONCE = 8;

    /** The most calls that may ever be in flight: the SDK's HTTP clients have 50 connections by default. */
    public static final int MOST_AT_ONCE = 40;

    /** The most bytes of all batches in flight, as JSON on the wire. A batch that is larger than this is sent alone. */
    private static final long FLIGHT_BYTES = 8 * 1024 * 1024;

    /** When no write has been offered for this long, a batch with fewer than 25 writes is sent. */
    private static final Duration MOMENT = Duration.ofMillis(50);

    /** While calls take no longer than this, more of them in flight would make nothing faster. */
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

    /** Is told how each write ended. */
    public interface Observer {
        /**
         * Called once for each write, when it has been written, superseded or rejected.
         *
         * @param write the write
         * @param fate how it ended
         * @param why the exception with which DynamoDB refused the write; null if it was not refused
         */
        void settled(Write write, Fate fate, @Nullable DynamoDbException why);
    }

    /**
     * Creates the course of the writes to one table.
     *
     * @param table the table's name
     * @param ticker the clock
     * @param pacer says when a batch may be sent
     * @param gate makes requests fail without being sent once the work has ended
     * @param deadline how long the work may take from now on; null for no limit
     * @param observer is told how each write ended
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
     * The calls made so far, and the units that they consumed.
     *
     * @return the tally, which changes while the course runs
     */
    public Tally tally() {
        return tally;
    }

    /**
     * Adds a write, if there is room for it in memory.
     *
     * @param write the write
     * @return true if it was added; if not, it is to be offered again after the next response
     */
    public boolean offer(Write write) {
        sourceWaits = !window.hasRoomFor(write, atOnce);
        if (!sourceWaits) {
            window.add(write);
            lastOffer = ticker.nanos();
        }
        return !sourceWaits;
    }

    /**
     * Whether {@link #offer} would add a write now.
     *
     * @param write a write
     * @return true if there is room for it in memory
     */
    public boolean hasRoomFor(Write write) {
        return window.hasRoomFor(write, atOnce);
    }

    /** Says that nothing more will be offered, so that the last batch is sent even if it is not full. */
    public void finish() {
        finishing = true;
    }

    /**
     * Whether another batch would be sent at once if the source had one.
     *
     * @return true if fewer calls than allowed are in flight, and the pacer does not delay the next one
     */
    public boolean isHungry() {
        return prepared == null && inFlight < atOnce && pacer.hasRoom();
    }

    /**
     * Why no further batch is sent.
     *
     * @return the exception that ended the writing; null while it goes on
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
     * Takes the next batch from the queue; null if none may be sent. The batch is full, or smaller if the source has
     * ended or is silent, or if the source waits for room while few calls are in flight.
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

    /**
     * The time until a batch may be sent: until the pacer allows the prepared one, the source counts as silent, or a
     * year has cooled down. Null if the next batch needs a response first.
     */
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

    /** Allows one more call in flight if this call was slow and succeeded, and full batches were waiting. */
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
