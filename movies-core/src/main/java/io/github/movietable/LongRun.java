package io.github.movietable;

import io.github.movietable.expression.CheckReturnValue.CanIgnoreReturnValue;
import io.github.movietable.internal.call.AsyncClient;
import io.github.movietable.internal.call.OwnThreads;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The future of a load or an export, which runs on a thread of the library because it reads or writes files. The
 * client's executor completes the future. Cancelling the future does not complete it at once: the work first ends in an
 * orderly way and then throws an exception that holds its report; the future completes with that exception.
 */
final class LongRun<T> extends CompletableFuture<T> {
    private volatile boolean hasToEnd;

    private LongRun() {}

    /** Makes the work and runs it on another thread. If its specification is wrong, this method itself throws. */
    static <T> CompletableFuture<T> begin(AsyncClient client, Function<BooleanSupplier, Supplier<T>> made) {
        LongRun<T> run = new LongRun<>();
        Supplier<T> work = made.apply(() -> run.hasToEnd);
        // if the caller completes the future itself, for example by orTimeout, the work has to end as well
        CompletableFuture<T> unused = run.whenComplete((value, failure) -> run.hasToEnd = true);
        OwnThreads.execute(() -> client.handOn(run.ended(work)));
        return run;
    }

    /** Does the work; the result of this method completes the future. */
    private Runnable ended(Supplier<T> work) {
        try {
            T value = work.get();
            return () -> complete(value);
        } catch (Throwable e) {
            return () -> completeExceptionally(e);
        }
    }

    /** Makes dependent stages ordinary futures: cancelling one of them does not end the work. */
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }

    /**
     * Asks the work to end in an orderly way; this future completes when the work has ended, within about a second.
     *
     * @param mayInterrupt has no effect
     * @return false if the future was complete already
     */
    @Override
    @CanIgnoreReturnValue
    public boolean cancel(boolean mayInterrupt) {
        hasToEnd = true;
        return !isDone();
    }
}
