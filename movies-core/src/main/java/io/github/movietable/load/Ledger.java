package io.github.movietable.load;

import io.github.movietable.internal.batch.Fate;
import java.io.Serializable;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The account of all records: how many ended in which way, and which are still open. */
final class Ledger {
    /** Counts of ends. */
    record Counts(long written, long superseded, long rejected, long deleted) implements Serializable {
        static final Counts NONE = new Counts(0, 0, 0, 0);

        long all() {
            return written + superseded + rejected;
        }

        Counts minus(Counts earlier) {
            return new Counts(
                    written - earlier.written,
                    superseded - earlier.superseded,
                    rejected - earlier.rejected,
                    deleted - earlier.deleted);
        }

        Counts plus(Fate fate) {
            return switch (fate) {
                case WRITTEN -> new Counts(written + 1, superseded, rejected, deleted);
                case SUPERSEDED -> new Counts(written, superseded + 1, rejected, deleted);
                case REJECTED -> new Counts(written, superseded, rejected + 1, deleted);
            };
        }
    }

    /** The account at one moment: all records up to {@code record} are settled, except those that are open. */
    record Mark(long record, Counts counts, SortedSet<Long> open, String digest) {
        static final Mark BEGINNING = new Mark(0, Counts.NONE, Collections.emptySortedSet(), "");

        boolean isSettled(long number) {
            return number <= record && !open.contains(number);
        }
    }

    /** Records in the window of the writes. They are not the last ones that were read, for years take turns. */
    private final Set<Long> open;

    private final Counts before;
    private Counts counts;
    private long read;

    Ledger(Mark from) {
        this.read = from.record();
        this.before = from.counts();
        this.counts = before;
        this.open = new HashSet<>(from.open());
    }

    void read(long record) {
        read = Math.max(read, record);
        open.add(record);
    }

    long read() {
        return read;
    }

    Counts counts() {
        return counts;
    }

    Counts countsOfThisRun() {
        return counts.minus(before);
    }

    void settled(long record, Fate fate) {
        counts = counts.plus(fate);
        open.remove(record);
    }

    /** One of the written records was a deletion. */
    void deleted() {
        counts = new Counts(counts.written(), counts.superseded(), counts.rejected(), counts.deleted() + 1);
    }

    /** The account as it is now; the digest is that of the source up to the last record that was read. */
    Mark mark(String digest) {
        return new Mark(read, counts, Collections.unmodifiableSortedSet(new TreeSet<>(open)), digest);
    }
}
