package io.github.movietable.internal.batch;

import io.github.movietable.internal.call.OpenAttempts;
import io.github.movietable.model.Units;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Figures of many writes: the calls to DynamoDB, and the units that they consumed. */
public final class Tally {
    private long calls;
    private long answered;
    private boolean hadOpenAnswer;
    private long throttledCalls;
    private long retried;
    private double units;
    private final Set<String> because = new LinkedHashSet<>();

    /** Before the first call. */
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

    /** The call was never sent. */
    void dropped() {
        calls--;
    }

    void retried(int movies) {
        retried += movies;
    }

    /**
     * Calls made.
     *
     * @return the count
     */
    public long calls() {
        return calls;
    }

    /**
     * Whether a call got no answer, or one that does not tell whether its writes were applied.
     *
     * @return whether there was such a call
     */
    public boolean isInDoubt() {
        return answered < calls || hadOpenAnswer;
    }

    /**
     * Calls that DynamoDB throttled, in part or as a whole.
     *
     * @return the count
     */
    public long throttledCalls() {
        return throttledCalls;
    }

    /**
     * How many times a movie was sent again.
     *
     * @return the count
     */
    public long retried() {
        return retried;
    }

    /**
     * The units that the calls consumed.
     *
     * @return write units
     */
    public Units units() {
        return Units.ofWrites(units);
    }

    /**
     * Which limits DynamoDB named when it throttled.
     *
     * @return each once, in the order in which they came
     */
    public List<String> throttledBecause() {
        return List.copyOf(because);
    }

    /** For a message. */
    String because() {
        return because.isEmpty() ? "" : "; it named " + String.join(", ", because);
    }
}
