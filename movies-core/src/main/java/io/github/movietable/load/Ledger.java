package io.github.movietable.load;

import io.github.movietable.internal.batch.Fate;
import java.io.Serializable;
import java.util.Collections;
import java.util.SortedSet;

/** Counts the records of a load: how many were written, superseded or rejected, and which have not ended (are open). */
final class Ledger {
    /** How many records ended in each way; deletions are also counted as written. */
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
    }

    /** The counts at one moment: all records up to {@code record} have ended, except those in {@code open}. */
    record Mark(long record, Counts counts, SortedSet<Long> open, String digest) {
        static final Mark BEGINNING = new Mark(0, Counts.NONE, Collections.emptySortedSet(), "");

        boolean isSettled(long number) {
            return number <= record && !open.contains(number);
        }
    }

    /** The open records. They are not just the last that were read, because the years take turns. */
    private final OpenRecords open = new OpenRecords();

    private final Counts before;
    private long written;
    private long superseded;
    private long rejected;
    private long deleted;
    private long read;

    Ledger(Mark from) {
        this.read = from.record();
        this.before = from.counts();
        this.written = before.written();
        this.superseded = before.superseded();
        this.rejected = before.rejected();
        this.deleted = before.deleted();
        from.open().forEach(open::add);
    }

    void read(long record) {
        read = Math.max(read, record);
        open.add(record);
    }

    long read() {
        return read;
    }

    Counts counts() {
        return new Counts(written, superseded, rejected, deleted);
    }

    Counts countsOfThisRun() {
        return counts().minus(before);
    }

    void settled(long record, Fate fate) {
        switch (fate) {
            case WRITTEN -> written++;
            case SUPERSEDED -> superseded++;
            case REJECTED -> rejected++;
        }
        open.remove(record);
    }

    /** Counts a deletion, which is already counted as written. */
    void deleted() {
        deleted++;
    }

    /** The counts as they are now; the digest is that of the source up to the last record that was read. */
    Mark mark(String digest) {
        return new Mark(read, counts(), Collections.unmodifiableSortedSet(open.numbers()), digest);
    }
}
