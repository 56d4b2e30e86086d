package io.github.movietable.internal.call;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One verb that runs on an {@link AsyncClient}. Its steps are taken one after the other: a thread that brings the next step
 * while another thread, or itself further up the stack, takes a step leaves the next one to that. So a client that
 * completes at once does not deepen the stack.
 */
final class AsyncRun<T> {
    private final AsyncClient client;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final AtomicInteger brought = new AtomicInteger();
    private volatile @Nullable Step<T> next;
    private volatile @Nullable Future<?> onItsWay;

    AsyncRun(AsyncClient client) {
        this.client = client;
        CompletableFuture<T> unused = result.whenComplete((value, failure) -> {
            // the owner cancelled it, or let it time out; a verb that has ended by itself has nothing on its way
            callOff();
        });
    }

    CompletableFuture<T> result() {
        return result;
    }

    void goOn(Step<T> step) {
        next = step;
        if (brought.getAndIncrement() == 0) {
            do {
                takeStep();
            } while (brought.decrementAndGet() > 0);
        }
    }

    private void takeStep() {
        Step<T> step = next;
        if (step == null || result.isDone()) {
            return;
        }
        try {
            if (step instanceof Step.Done<T> done) {
                result.complete(done.value());
            } else if (step instanceof Step.Pause<T> pause) {
                waitFor(client.ticker()
                        .after(
                                pause.time(),
                                () -> onExecutor(() -> goOn(pause.then().get()))));
            } else {
                send((Step.Send<?, T>) step);
            }
        } catch (Throwable e) {
            result.completeExceptionally(e);
        }
    }

    private <R> void send(Step.Send<R, T> send) {
        CompletableFuture<R> call = client.send(send.request());
        waitFor(call);
        CompletableFuture<R> unused = call.whenComplete((response, thrown) ->
                onExecutor(() -> goOn(send.then().apply(client.answer(send.request(), response, thrown)))));
    }

    /** If the owner ends the result meanwhile, either the owner finds the call, or this method finds the result done. */
    private void waitFor(Future<?> call) {
        onItsWay = call;
        if (result.isDone()) {
            callOff();
        }
    }

    private void callOff() {
        Future<?> call = onItsWay;
        if (call != null) {
            call.cancel(true);
        }
    }

    /** An executor that refuses must not leave the verb without an end: the thread that brings the answer does the work. */
    private void onExecutor(Runnable work) {
        Runnable guarded = () -> {
            try {
                if (!result.isDone()) {
                    work.run();
                }
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        };
        try {
            client.executor().execute(guarded);
        } catch (RejectedExecutionException e) {
            guarded.run();
        }
    }
}
