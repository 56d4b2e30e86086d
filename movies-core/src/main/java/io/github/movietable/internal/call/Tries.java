package io.github.movietable.internal.call;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/**
 * The one loop in which a verb asks again: how often it may, and how long it pauses before, twice as long each time.
 *
 * @param left how many tries are left, this one included
 * @param pause the bound of the next pause
 * @param longest the bound of all pauses
 * @param jittered whether a pause takes any time up to its bound, so that many clients don't come back at once
 */
public record Tries(int left, Duration pause, Duration longest, boolean jittered) {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /**
     * Some tries, for what others stand in the way of.
     *
     * @param most how many
     * @return the first of them
     */
    public static Tries of(int most) {
        return new Tries(most, SHORT, LONGEST, true);
    }

    /**
     * Looks at what takes its time, as many as it takes; the verb decides when it has waited long enough.
     *
     * @return the first look
     */
    public static Tries looks() {
        return new Tries(Integer.MAX_VALUE, LOOK, LONGEST, false);
    }

    /**
     * Whether there is none after this one.
     *
     * @return whether this is the last
     */
    public boolean isLast() {
        return left <= 1;
    }

    /**
     * As many as at first, for there was progress; the pauses stay as long as they are.
     *
     * @param most how many
     * @return the tries
     */
    public Tries refilled(int most) {
        return new Tries(most, pause, longest, jittered);
    }

    /**
     * Pauses, and tries again.
     *
     * @param attempt begins the next try
     * @param <T> what the verb ends with
     * @return the pause and what follows
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
