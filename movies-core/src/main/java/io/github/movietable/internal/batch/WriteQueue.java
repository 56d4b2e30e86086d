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
 * The movies that wait to be written. Years, which are DynamoDB's partitions, take turns; one that was throttled rests for
 * a while. What was left unprocessed goes first.
 */
final class WriteQueue {
    private static final Duration FIRST_REST = Duration.ofMillis(50);
    private static final Duration LONGEST_REST = Duration.ofSeconds(5);

    /** A quarter of what DynamoDB takes, so that a few large batches in flight don't fill the memory. */
    private static final int MAX_SENT_BYTES = 4 * 1024 * 1024;

    private final Ticker ticker;
    private final Map<MovieKey, Write> returned = new LinkedHashMap<>();
    private final Map<Integer, Map<MovieKey, Write>> years = new HashMap<>();
    private final Deque<Integer> turns = new ArrayDeque<>();
    private final Map<Integer, Rest> rests = new HashMap<>();
    private final Deque<Batch> suspects = new ArrayDeque<>();
    private int waiting;

    /** A year rests; again, and longer, only after a batch that was sent since this rest began. */
    private record Rest(long began, long until, Duration bound) {}

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
        Write older = returned.remove(write.key());
        if (older != null) {
            returned.put(write.key(), write.behind(older));
            return;
        }
        Map<MovieKey, Write> year = years.get(write.key().year());
        if (year == null) {
            year = new LinkedHashMap<>();
            years.put(write.key().year(), year);
            turns.addLast(write.key().year());
        }
        older = year.get(write.key());
        year.put(write.key(), older == null ? write : write.behind(older));
        waiting += older == null ? 1 : 0;
    }

    /** Takes back what was not processed. A later record of the movie that came meanwhile takes its place. */
    void giveBack(Write write) {
        Map<MovieKey, Write> year = years.getOrDefault(write.key().year(), Map.of());
        Write later = year.get(write.key());
        if (later == null) {
            returned.put(write.key(), write);
            waiting++;
        } else {
            year.put(write.key(), later.behind(write));
        }
    }

    /** Takes back a part of a batch that was refused, to be sent as it is. */
    void giveBack(Batch suspect) {
        suspects.addFirst(suspect);
    }

    /** A year was throttled, in a batch that was sent at this time. */
    void rest(int year, long sent) {
        Rest last = rests.get(year);
        if (last != null && sent < last.began()) {
            return;
        }
        Duration doubled = last == null ? FIRST_REST : last.bound().multipliedBy(2);
        Duration bound = doubled.compareTo(LONGEST_REST) < 0 ? doubled : LONGEST_REST;
        long now = ticker.nanos();
        rests.put(year, new Rest(now, now + ticker.upTo(bound).toNanos(), bound));
    }

    /** A movie of the year was taken. */
    void rested(int year) {
        rests.remove(year);
    }

    /** Nanoseconds until a year has rested that rests now; the largest number if nothing waits for that. */
    long untilRested() {
        long now = ticker.nanos();
        return isEmpty()
                ? Long.MAX_VALUE
                : rests.values().stream()
                        .mapToLong(rest -> rest.until() - now)
                        .filter(left -> left > 0)
                        .min()
                        .orElse(Long.MAX_VALUE);
    }

    private boolean rests(Write write, long now) {
        Rest rest = rests.get(write.key().year());
        return rest != null && rest.until() > now;
    }

    private int ready(long now) {
        int ready = waiting;
        boolean anyRests = false;
        for (Map.Entry<Integer, Rest> rest : rests.entrySet()) {
            if (rest.getValue().until() > now) {
                ready -= years.getOrDefault(rest.getKey(), Map.of()).size();
                anyRests = true;
            }
        }
        if (anyRests) {
            for (Write write : returned.values()) {
                ready -= rests(write, now) ? 1 : 0;
            }
        }
        return ready;
    }

    /**
     * Takes the next batch.
     *
     * @param partial whether it may be smaller than DynamoDB takes
     * @return the batch, or null where none is ready
     */
    @Nullable
    Batch take(boolean partial, double mostUnits) {
        long now = ticker.nanos();
        if (!suspects.isEmpty() && suspects.getFirst().writes().stream().noneMatch(write -> rests(write, now))) {
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
        return new Batch(taking.writes, null);
    }

    private void takeReturned(Taking taking, long now) {
        for (Iterator<Write> i = returned.values().iterator(); i.hasNext(); ) {
            Write write = i.next();
            if (!rests(write, now) && taking.take(write)) {
                i.remove();
            }
        }
    }

    private void takeInTurn(Taking taking, long now) {
        for (int passed = 0; passed < turns.size(); ) {
            int year = turns.removeFirst();
            Map<MovieKey, Write> ofYear = years.getOrDefault(year, Map.of());
            Write first = ofYear.values().iterator().next();
            boolean taken = !rests(first, now) && taking.take(first);
            if (taken) {
                ofYear.remove(first.key());
                passed = 0;
            } else {
                passed++;
            }
            if (ofYear.isEmpty()) {
                years.remove(year);
            } else {
                turns.addLast(year);
            }
        }
    }

    /** A batch that fills up: 25 movies, some bytes on the wire, and what the table's capacity pays for. */
    private static final class Taking {
        private final List<Write> writes = new ArrayList<>();
        private final double mostUnits;
        private double units;
        private int sent;

        Taking(double mostUnits) {
            this.mostUnits = mostUnits;
        }

        boolean take(Write write) {
            boolean fits = writes.isEmpty()
                    || (writes.size() < Batches.MAX_BATCH
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
