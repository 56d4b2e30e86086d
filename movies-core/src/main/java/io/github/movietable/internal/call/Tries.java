package io.github.movietable.internal.call;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/**
 * How often an operation may still try, and how long it pauses before the next try. The pauses double up to a bound.
 * All operations that send a request again use this.
 *
 * @param left how many tries are left, the current one included
 * @param pause the bound of the next pause
 * @param longest the bound at which pauses stop growing
 * @param jittered whether a pause takes a random time up to its bound, so that many clients don't retry at the same
 *     moment
 */
public record Tries(int left, Duration pause, Duration longest, boolean jittered) {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /**
     * A number of tries with jittered pauses, for a request that may succeed a little later.
     *
     * @param most how many tries
     * @return the first try
     */
    public static Tries of(int most) {
        return new Tries(most, SHORT, LONGEST, true);
    }

    /**
     * An unlimited number of tries, for watching something that takes a while, such as the creation of a table. The
     * operation decides when it has waited long enough.
     *
     * @return the first try
     */
    public static Tries looks() {
        return new Tries(Integer.MAX_VALUE, LOOK, LONGEST, false);
    }

    /**
     * Whether there is no try after the current one.
     *
     * @return true for the last try
     */
    public boolean isLast() {
        return left <= 1;
    }

    /**
     * A copy with another number of tries left, for example because there was progress. The pauses do not get shorter
     * again.
     *
     * @param most how many tries the copy has left
     * @return the copy
     */
    public Tries refilled(int most) {
        return new Tries(most, pause, longest, jittered);
    }

    /**
     * Pauses, and then begins the next try.
     *
     * @param attempt makes the first step of the next try
     * @param <T> the type of the operation's result
     * @return the pause, and after it that step
     */
    public <T> Step<T> again(Function<Tries, Step<T>> attempt) {
        Duration doubled = pause.plus(pause);
        Tries next = new Tries(left - 1, doubled.compareTo(longest) < 0 ? doubled : longest, longest, jittered);
        return Step.pause(jittered ? upTo(pause) : pause, () -> attempt.apply(next));
    }

    private static Duration upTo(Duration bound) {
        return Duration.ofNanos(ThreadLocalRandom.current().nextLong(bound.toNanos() + 1));
    }
}
