package io.github.movietable.load;

import io.github.movietable.internal.batch.Tally;
import io.github.movietable.model.Units;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The figures and the cost of a load. Each record that was read is counted exactly once, however the load ended: {@code
 * read = written + superseded + rejected + unconfirmed}.
 */
public final class LoadReport implements Serializable {
    private static final long serialVersionUID = 1L;

    private final long read;
    private final Ledger.Counts counts;
    private final long retried;
    private final long calls;
    private final long throttledCalls;
    private final List<String> throttledBecause;
    private final List<Rejection> rejections;
    private final List<String> remarks;
    private final Source.Found found;
    private final Units units;
    private final Duration elapsed;

    LoadReport(
            Ledger ledger,
            Tally tally,
            List<Rejection> rejections,
            List<String> remarks,
            Source.Found found,
            Duration elapsed) {
        this.read = ledger.read();
        this.counts = ledger.counts();
        this.retried = tally.retried();
        this.calls = tally.calls();
        this.throttledCalls = tally.throttledCalls();
        this.throttledBecause = tally.throttledBecause();
        this.rejections = List.copyOf(rejections);
        this.remarks = List.copyOf(remarks);
        this.found = found;
        this.units = tally.units();
        this.elapsed = elapsed;
    }

    /** The report of a load that ended before it read anything. */
    static LoadReport ofNothing() {
        return new LoadReport(
                new Ledger(Ledger.Mark.BEGINNING),
                new Tally(),
                List.of(),
                List.of(),
                Source.Found.NOTHING,
                Duration.ZERO);
    }

    /**
     * Records read from the source, including those of the earlier runs of a resumed load.
     *
     * @return the number of records
     */
    public long read() {
        return read;
    }

    /**
     * Records that DynamoDB confirmed, puts and deletions.
     *
     * @return the number of records
     */
    public long written() {
        return counts.written();
    }

    /**
     * Deletions among {@link #written}, whether the movie existed or not; 0 unless the load {@linkplain
     * BatchLoad#applyingDeletes applies deletions}.
     *
     * @return the number of records
     */
    public long deleted() {
        return counts.deleted();
    }

    /**
     * Records replaced by a later record of the same movie before they were written.
     *
     * @return the number of records
     */
    public long superseded() {
        return counts.superseded();
    }

    /**
     * Records that can't be stored; see {@link #rejections}.
     *
     * @return the number of records
     */
    public long rejected() {
        return counts.rejected();
    }

    /**
     * Records that were read but not confirmed, because the load ended before. They may or may not be stored: a call
     * that was in flight then can't be called back. Loading them again is safe.
     *
     * @return the number of records; 0 if the load did not fail
     */
    public long unconfirmed() {
        return read - counts.all();
    }

    /**
     * How many times a movie was queued again because DynamoDB had left it unprocessed or the call had failed.
     *
     * @return the number of repetitions
     */
    public long retried() {
        return retried;
    }

    /**
     * How many calls DynamoDB throttled: as a whole, or by leaving movies unprocessed.
     *
     * @return the number of calls
     */
    public long throttledCalls() {
        return throttledCalls;
    }

    /**
     * Which limits DynamoDB named when it throttled, each once, and the ARN of the table or index. It can be a limit of
     * the table, of a range of its keys or of the account, or the maximum that was set for an on-demand table.
     *
     * @return DynamoDB's own words, such as {@code TableWriteKeyRangeThroughputExceeded of arn:…}; empty if nothing was
     *     throttled as a whole, if DynamoDB named none, or if the SDK is older than 2.32.30
     */
    public List<String> throttledBecause() {
        return throttledBecause;
    }

    /**
     * How many times this run called BatchWriteItem.
     *
     * @return the number of calls
     */
    public long calls() {
        return calls;
    }

    /**
     * The first 100 records that were rejected, and why.
     *
     * @return the records, as a rule in the order of the source
     */
    public List<Rejection> rejections() {
        return rejections;
    }

    /**
     * Remarks on the load, for example that a check could not be made.
     *
     * @return sentences; as a rule none
     */
    public List<String> remarks() {
        return remarks;
    }

    /**
     * Files of a folder that were not read, as a rule because their content does not begin like JSON, each with its
     * probable kind: {@code notes.csv: CSV}. The first 100, and how many more there are. Names that begin with a dot
     * are left out.
     *
     * @return the files; empty unless the source is a folder
     */
    public List<String> passedOver() {
        return found.passedOver();
    }

    /**
     * The write capacity that this run of the load consumed.
     *
     * @return write units
     */
    public Units units() {
        return units;
    }

    /**
     * How long this run of the load took.
     *
     * @return the time since the run began
     */
    public Duration elapsed() {
        return elapsed;
    }

    /** The numbers of records, the costs and the remarks on one line. */
    @Override
    public String toString() {
        return read() + " read = " + written() + " written + " + superseded() + " superseded + " + rejected()
                + " rejected + " + unconfirmed() + " unconfirmed; " + units + ", " + calls()
                + (calls() == 1 ? " call" : " calls")
                + (deleted() > 0
                        ? "; " + deleted() + " of the written " + (deleted() == 1 ? "was a deletion" : "were deletions")
                        : "")
                + (found.isEmpty() ? "; the source is empty" : "")
                + (passedOver().isEmpty() ? "" : "; passed over: " + String.join(", ", passedOver()))
                + remarks.stream().map(remark -> "; " + remark).collect(Collectors.joining());
    }
}
