package io.github.movietable.internal.call;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One operation that runs on an {@link AsyncClient}. Its {@link Step}s are taken one after the other. A response may
 * arrive while a step is still being taken: on another thread, or further up the stack if the client completes its
 * future at once. The loop that takes the current step then takes the next one too, so the stack does not deepen.
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
            // cancels the request in flight if the owner has cancelled the result or let it time out; an operation that
            // has ended by itself has no such request
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

    /**
     * Keeps the call, so that it can be cancelled. If the owner ends the result at the same moment, either the owner's
     * thread finds the call here, or this method finds that the result is done.
     */
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

    /**
     * If the executor refuses the task, or fails in another way, the thread that received the response runs the task, so
     * that the operation ends.
     */
    private void onExecutor(Runnable work) {
        Task task = new Task(work);
        try {
            client.executor().execute(task);
        } catch (Throwable e) {
            task.run();
        }
    }

    /** Runs at most once, because an executor that throws may still have accepted the task, and run it later. */
    private final class Task implements Runnable {
        private final Runnable work;
        private final AtomicBoolean begun = new AtomicBoolean();

        Task(Runnable work) {
            this.work = work;
        }

        @Override
        public void run() {
            try {
                if (!begun.getAndSet(true) && !result.isDone()) {
                    work.run();
                }
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        }
    }
}
