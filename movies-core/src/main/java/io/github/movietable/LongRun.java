package io.github.movietable;

import io.github.movietable.expression.CheckReturnValue.CanIgnoreReturnValue;
import io.github.movietable.internal.call.OwnThreads;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A load or an export as a future, on a thread of the library's own, for it reads or writes files. Cancelling it does not
 * complete it at once: the work ends in order, and then the future completes with the exception that has the report.
 */
final class LongRun<T> extends CompletableFuture<T> {
    private volatile boolean hasToEnd;

    private LongRun() {}

    /** Makes the work, which throws if its specification is wrong, and begins it. */
    static <T> CompletableFuture<T> begin(Function<BooleanSupplier, Supplier<T>> made) {
        LongRun<T> run = new LongRun<>();
        Supplier<T> work = made.apply(() -> run.hasToEnd);
        // a program that completes the future itself, as orTimeout does, does not want the work either
        CompletableFuture<T> unused = run.whenComplete((value, failure) -> run.hasToEnd = true);
        OwnThreads.execute(() -> run.run(work));
        return run;
    }

    private void run(Supplier<T> work) {
        try {
            complete(work.get());
        } catch (Throwable e) {
            completeExceptionally(e);
        }
    }

    /** Dependents are futures as any other: cancelling one of them does not end the work. */
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }

    /**
     * Has the work end in order, within about a second.
     *
     * @param mayInterrupt has no effect
     * @return whether it had not ended before
     */
    @Override
    @CanIgnoreReturnValue
    public boolean cancel(boolean mayInterrupt) {
        hasToEnd = true;
        return !isDone();
    }
}
