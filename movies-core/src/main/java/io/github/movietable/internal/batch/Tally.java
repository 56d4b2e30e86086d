package io.github.movietable.internal.batch;

import io.github.movietable.internal.call.OpenAttempts;
import io.github.movietable.model.Units;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Counts the calls of many writes to DynamoDB, and the units that they consumed. */
public final class Tally {
    private long calls;
    private long answered;
    private boolean hadOpenAnswer;
    private long throttledCalls;
    private long retried;
    private double units;
    private final Set<String> because = new LinkedHashSet<>();

    /** Creates a tally without calls. */
    public Tally() {}

    void called() {
        calls++;
    }

    void answered(BatchAnswer answer) {
        answered++;
        hadOpenAnswer |= answer.failure() != null && OpenAttempts.in(answer.failure());
        units += answer.units();
        throttledCalls += answer.isThrottled() ? 1 : 0;
        because.addAll(ThrottlingReasons.of(answer.failure()));
    }

    /** Takes back a call that was counted but never sent. */
    void dropped() {
        calls--;
    }

    void retried(int movies) {
        retried += movies;
    }

    /**
     * How many calls were made, including those that have no response yet.
     *
     * @return the number of calls
     */
    public long calls() {
        return calls;
    }

    /**
     * Whether DynamoDB may have applied writes of a call without saying so: there was no response, or an unclear one.
     *
     * @return true if there was such a call
     */
    public boolean isInDoubt() {
        return answered < calls || hadOpenAnswer;
    }

    /**
     * How many calls DynamoDB throttled, in part or as a whole.
     *
     * @return the number of calls
     */
    public long throttledCalls() {
        return throttledCalls;
    }

    /**
     * How many times a movie was queued again because it was left unprocessed or its call failed.
     *
     * @return the number of repetitions
     */
    public long retried() {
        return retried;
    }

    /**
     * The units that the calls consumed, as DynamoDB reported them.
     *
     * @return write units
     */
    public Units units() {
        return Units.ofWrites(units);
    }

    /**
     * Which limits DynamoDB named when it throttled.
     *
     * @return each limit once, in the order in which they were first named; empty if it named none
     */
    public List<String> throttledBecause() {
        return List.copyOf(because);
    }

    /** The limits as the end of an error message; empty if DynamoDB named none. */
    String because() {
        return because.isEmpty() ? "" : "; it named " + String.join(", ", because);
    }
}
