package io.github.movietable.internal.read;

import io.github.movietable.internal.call.Course;
import io.github.movietable.internal.call.Flight;
import io.github.movietable.internal.call.Step;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A verb that reads, as a course: its driver can then call off the request that is on its way, whichever client sends it.
 *
 * @param <T> what the verb ends with
 */
public final class Lookup<T> implements Course {
    private final Errands errands;
    private Errands.@Nullable Outcome<T> end;

    /**
     * A verb that has not begun.
     *
     * @param verb its first step
     * @param clock the time in nanoseconds
     */
    public Lookup(Step<T> verb, LongSupplier clock) {
        this.errands = new Errands(clock);
        errands.begin(() -> verb, outcome -> end = outcome);
    }

    @Override
    public @Nullable Flight<?, ?> next() {
        return errands.next();
    }

    @Override
    public @Nullable Duration rest() {
        return errands.untilPauseEnds();
    }

    @Override
    public boolean isDone() {
        return end != null;
    }

    /**
     * How the verb ended.
     *
     * @return its result
     * @throws RuntimeException what the verb threw
     * @throws IllegalStateException if it has not ended
     */
    public T result() {
        T value = end == null ? null : end.value();
        if (value != null) {
            return value;
        }
        Throwable why = end == null ? new IllegalStateException("the verb has not ended") : end.cause();
        if (why instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) why;
    }
}
