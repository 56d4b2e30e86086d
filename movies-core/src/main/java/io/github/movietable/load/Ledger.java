package io.github.movietable.load;

import io.github.movietable.internal.batch.Fate;
import java.io.Serializable;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The account of all records: how many came to which end, and which of those that were read have not come to theirs. */
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

    /** The account at one moment: all records up to this one are settled, as counted, but for those that are open. */
    record Mark(long record, Counts counts, SortedSet<Long> open, String digest) {
        static final Mark BEGINNING = new Mark(0, Counts.NONE, Collections.emptySortedSet(), "");

        boolean isSettled(long number) {
            return number <= record && !open.contains(number);
        }
    }

    /** As many as the writer holds: years take turns, so these are anywhere among what was read lately. */
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

    /** One of those that were written was a deletion. */
    void deleted() {
        counts = new Counts(counts.written(), counts.superseded(), counts.rejected(), counts.deleted() + 1);
    }

    /** The account as it is now, of a source with this digest up to the last record that was read. */
    Mark mark(String digest) {
        return new Mark(read, counts, Collections.unmodifiableSortedSet(new TreeSet<>(open)), digest);
    }
}
