package io.github.movietable.internal.read;

import io.github.movietable.internal.call.Course;
import io.github.movietable.internal.call.Flight;
import io.github.movietable.internal.call.Step;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs one operation that reads as a {@link Course}. Its driver can then call off the request in flight, with either
 * client.
 *
 * @param <T> the type of the operation's result
 */
public final class Lookup<T> implements Course {
    private final Errands errands;
    private Errands.@Nullable Outcome<T> end;

    /**
     * Creates the course of an operation that has not sent anything yet.
     *
     * @param verb the operation's first step
     * @param clock gives the current time in nanoseconds
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
     * The operation's result, once {@link #isDone}.
     *
     * @return the result
     * @throws RuntimeException the exception of the operation, if it failed
     * @throws IllegalStateException if the operation has not ended
     */
    public T result() {
        T value = end == null ? null : end.value();
        if (value != null) {
            return value;
        }
        Throwable why = end == null ? new IllegalStateException("the operation has not ended") : end.cause();
        if (why instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) why;
    }
}
