package io.github.movietable.internal.batch;

import io.github.movietable.internal.call.Ticker;
import io.github.movietable.model.MovieKey;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The writes that wait to be sent. Years, which are the partition keys, take turns. After DynamoDB has throttled a
 * year, its writes are held back for a while (the year cools down). Unprocessed writes are sent again first.
 */
final class WriteQueue {
    private static final Duration FIRST_COOL_DOWN = Duration.ofMillis(50);
    private static final Duration LONGEST_COOL_DOWN = Duration.ofSeconds(5);

    /** The most bytes of a batch: a quarter of what DynamoDB allows, so that a few batches don't fill the memory. */
    private static final int MAX_SENT_BYTES = 4 * 1024 * 1024;

    private final Ticker ticker;
    private final Map<MovieKey, Write> returned = new LinkedHashMap<>();
    private final Map<Integer, Year> years = new HashMap<>();
    private final Deque<Year> turns = new ArrayDeque<>();
    private final Map<Integer, CoolDown> coolDowns = new HashMap<>();
    private final Deque<Batch> suspects = new ArrayDeque<>();
    private int waiting;

    /**
     * The time in which no write of a throttled year is sent: random, up to a bound that doubles. A throttled batch
     * that was sent before that time began does not prolong it.
     */
    private record CoolDown(long began, long until, Duration bound) {}

    /** The writes of one year, in their order; a year without writes is forgotten. */
    private record Year(int number, Map<MovieKey, Write> writes) {
        Write first() {
            return writes.values().iterator().next();
        }
    }

    WriteQueue(Ticker ticker) {
        this.ticker = ticker;
    }

    int size() {
        return waiting;
    }

    boolean isEmpty() {
        return waiting == 0 && suspects.isEmpty();
    }

    void add(Write write) {
        Write older = returned.isEmpty() ? null : returned.remove(write.key());
        if (older != null) {
            returned.put(write.key(), write.behind(older));
            return;
        }
        Year year = years.get(write.key().year());
        if (year == null) {
            year = new Year(write.key().year(), new LinkedHashMap<>());
            years.put(year.number(), year);
            turns.addLast(year);
        }
        older = year.writes().put(write.key(), write);
        if (older == null) {
            waiting++;
        } else {
            year.writes().put(write.key(), write.behind(older));
        }
    }

    /** Queues an unprocessed write again. If a later record of the movie has come meanwhile, that is sent instead. */
    void giveBack(Write write) {
        Map<MovieKey, Write> year = writesOf(write.key().year());
        Write later = year.get(write.key());
        if (later == null) {
            returned.put(write.key(), write);
            waiting++;
        } else {
            year.put(write.key(), later.behind(write));
        }
    }

    private Map<MovieKey, Write> writesOf(int number) {
        Year year = years.get(number);
        return year == null ? Map.of() : year.writes();
    }

    /** Queues a part of a refused batch, to be sent as a batch of its own; see {@link BadMovieSearch}. */
    void giveBack(Batch suspect) {
        suspects.addFirst(suspect);
    }

    /**
     * Makes a year cool down, because DynamoDB left a write of it unprocessed; its batch was sent at the given time.
     */
    void throttled(int year, long sent) {
        CoolDown last = coolDowns.get(year);
        if (last != null && sent < last.began()) {
            return;
        }
        Duration doubled = last == null ? FIRST_COOL_DOWN : last.bound().multipliedBy(2);
        Duration bound = doubled.compareTo(LONGEST_COOL_DOWN) < 0 ? doubled : LONGEST_COOL_DOWN;
        long now = ticker.nanos();
        coolDowns.put(year, new CoolDown(now, now + ticker.upTo(bound).toNanos(), bound));
    }

    /** Ends the cooling down of a year, because DynamoDB has written a movie of it. */
    void accepted(int year) {
        if (!coolDowns.isEmpty()) {
            coolDowns.remove(year);
        }
    }

    /** Nanoseconds until the next year has cooled down; {@code Long.MAX_VALUE} if none cools down or no write waits. */
    long untilCooledDown() {
        long now = ticker.nanos();
        return isEmpty()
                ? Long.MAX_VALUE
                : coolDowns.values().stream()
                        .mapToLong(coolDown -> coolDown.until() - now)
                        .filter(left -> left > 0)
                        .min()
                        .orElse(Long.MAX_VALUE);
    }

    private boolean coolsDown(Write write, long now) {
        CoolDown coolDown =
                coolDowns.isEmpty() ? null : coolDowns.get(write.key().year());
        return coolDown != null && coolDown.until() > now;
    }

    private int ready(long now) {
        int ready = waiting;
        boolean anyCoolsDown = false;
        for (Map.Entry<Integer, CoolDown> coolDown : coolDowns.entrySet()) {
            if (coolDown.getValue().until() > now) {
                ready -= writesOf(coolDown.getKey()).size();
                anyCoolsDown = true;
            }
        }
        if (anyCoolsDown) {
            for (Write write : returned.values()) {
                ready -= coolsDown(write, now) ? 1 : 0;
            }
        }
        return ready;
    }

    /**
     * Takes the next batch out of the queue.
     *
     * @param partial whether the batch may have fewer than 25 writes
     * @param mostUnits the most units that a batch of several writes may cost
     * @return the batch; null if too few writes may be sent now
     */
    @Nullable
    Batch take(boolean partial, double mostUnits) {
        long now = ticker.nanos();
        if (!suspects.isEmpty() && suspects.getFirst().writes().stream().noneMatch(write -> coolsDown(write, now))) {
            return suspects.removeFirst();
        }
        int least = partial ? 1 : Batches.MAX_BATCH;
        if (waiting < least || ready(now) < least) {
            return null;
        }
        Taking taking = new Taking(mostUnits);
        takeReturned(taking, now);
        takeInTurn(taking, now);
        waiting -= taking.writes.size();
        return Batch.of(taking.writes, null);
    }

    private void takeReturned(Taking taking, long now) {
        for (Iterator<Write> i = returned.values().iterator(); i.hasNext() && !taking.isFull(); ) {
            Write write = i.next();
            if (!coolsDown(write, now) && taking.take(write)) {
                i.remove();
            }
        }
    }

    private void takeInTurn(Taking taking, long now) {
        for (int passed = 0; passed < turns.size() && !taking.isFull(); ) {
            Year year = turns.removeFirst();
            Write first = year.first();
            boolean taken = !coolsDown(first, now) && taking.take(first);
            if (taken) {
                year.writes().remove(first.key());
                passed = 0;
            } else {
                passed++;
            }
            if (year.writes().isEmpty()) {
                years.remove(year.number());
            } else {
                turns.addLast(year);
            }
        }
    }

    /** A batch that is being filled, within bounds on its writes, bytes and units. The first write always fits. */
    private static final class Taking {
        private final List<Write> writes = new ArrayList<>(Batches.MAX_BATCH);
        private final double mostUnits;
        private double units;
        private int sent;

        Taking(double mostUnits) {
            this.mostUnits = mostUnits;
        }

        boolean isFull() {
            return writes.size() == Batches.MAX_BATCH;
        }

        boolean take(Write write) {
            boolean fits = writes.isEmpty()
                    || (!isFull()
                            && sent + write.size().sent() <= MAX_SENT_BYTES
                            && units + write.size().writeUnits() <= mostUnits);
            if (fits) {
                writes.add(write);
                units += write.size().writeUnits();
                sent += write.size().sent();
            }
            return fits;
        }
    }
}
