package io.github.movietable.load;

import io.github.movietable.internal.Fate;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The account of all records: how many came to which end, and up to which record all have come to theirs. That is the
 * mark behind which a load can go on.
 */
final class Ledger {
    /** Counts of ends. */
    record Counts(long written, long superseded, long rejected) {
        static final Counts NONE = new Counts(0, 0, 0);

        Counts plus(Fate fate) {
            return switch (fate) {
                case WRITTEN -> new Counts(written + 1, superseded, rejected);
                case SUPERSEDED -> new Counts(written, superseded + 1, rejected);
                case REJECTED -> new Counts(written, superseded, rejected + 1);
            };
        }
    }

    /** All records up to this one are settled, as counted. */
    record Mark(long record, Counts counts, String digest) {}

    private final TreeMap<Long, Fate> beyond = new TreeMap<>();
    private Counts all;
    private Counts upToMark;
    private long mark;
    private long read;
    private long wanted = -1;
    private String wantedDigest = "";
    private @Nullable Mark reached;

    Ledger(long from, Counts counts) {
        this.mark = from;
        this.read = from;
        this.all = counts;
        this.upToMark = counts;
    }

    void read(long record) {
        read = record;
    }

    long read() {
        return read;
    }

    Counts counts() {
        return all;
    }

    void settled(long record, Fate fate) {
        all = all.plus(fate);
        beyond.put(record, fate);
        while (!beyond.isEmpty() && beyond.firstKey() == mark + 1) {
            upToMark = upToMark.plus(beyond.pollFirstEntry().getValue());
            mark++;
            if (mark == wanted) {
                reached = new Mark(mark, upToMark, wantedDigest);
            }
        }
    }

    /** Whether a mark is wanted that is not reached yet. */
    boolean isWaiting() {
        return wanted > mark;
    }

    /** Asks for a mark at the last record read. */
    void want(String digest) {
        wanted = read;
        wantedDigest = digest;
        if (mark == read) {
            reached = new Mark(mark, upToMark, digest);
        }
    }

    /** The mark that was wanted, once, when it is reached. */
    @Nullable
    Mark takeReached() {
        Mark taken = reached;
        reached = null;
        return taken;
    }
}
