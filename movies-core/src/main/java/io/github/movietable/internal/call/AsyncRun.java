package io.github.movietable.internal.call;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Runs one operation on an {@link AsyncClient}, one {@link Step} after the other. If a client responds so soon that the
 * thread that sends the request also receives the response, this thread returns from sending before it takes the next
 * step. So the stack does not deepen with each step.
 */
final class AsyncRun<T> {
    private final AsyncClient client;
    private final CompletableFuture<T> result = new CompletableFuture<>();
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

    /** Takes a step, and then each next one until a response or a pause has to be waited for. */
    void goOn(Step<T> first) {
        Step<T> step = first;
        while (step != null && !result.isDone()) {
            step = take(step);
        }
    }

    /** Takes a step and returns the next one; null if there is none, or none yet. */
    private @Nullable Step<T> take(Step<T> step) {
        try {
            if (step instanceof Step.Done<T> done) {
                result.complete(done.value());
                return null;
            }
            return step instanceof Step.Pause<T> pause ? pause(pause) : send((Step.Send<?, T>) step);
        } catch (Throwable e) {
            result.completeExceptionally(e);
            return null;
        }
    }

    private <R> @Nullable Step<T> send(Step.Send<R, T> send) {
        CompletableFuture<R> call = client.send(send.request());
        return after(
                call, call, (response, thrown) -> send.then().apply(client.answer(send.request(), response, thrown)));
    }

    private @Nullable Step<T> pause(Step.Pause<T> pause) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        Future<?> alarm = client.ticker().after(pause.time(), () -> over.complete(null));
        return after(alarm, over, (none, thrown) -> pause.then().get());
    }

    /**
     * Goes on when an event has come: a response, or the end of a pause.
     *
     * @param source brings the event; it is cancelled if the owner ends the result first
     * @param event completes with the event
     * @param then makes the next step
     * @return the next step if this thread has received the event meanwhile; null if another thread goes on
     */
    private <V> @Nullable Step<T> after(
            Future<?> source, CompletableFuture<V> event, BiFunction<@Nullable V, @Nullable Throwable, Step<T>> then) {
        // kept first: once the event has come, another thread may go on, and keep the source of the next event
        keep(source);
        Arrival<V> arrival = new Arrival<>(then);
        CompletableFuture<V> unused = event.whenComplete(arrival);
        return arrival.next();
    }

    /**
     * Keeps the source of the next event, so that it can be cancelled. If the owner ends the result at the same moment,
     * either the owner's thread finds the source here, or this method finds that the result is done.
     */
    private void keep(Future<?> source) {
        onItsWay = source;
        if (result.isDone()) {
            callOff();
        }
    }

    private void callOff() {
        Future<?> source = onItsWay;
        if (source != null) {
            source.cancel(true);
        }
    }

    /**
     * The arrival of a response, or the end of a pause. The thread that brings it passes it to the executor.
     */
    private final class Arrival<V> implements BiConsumer<@Nullable V, @Nullable Throwable>, Runnable {
        private final BiFunction<@Nullable V, @Nullable Throwable, Step<T>> then;

        /** An executor that throws may still have accepted the task, and run it later; it must run once. */
        private final AtomicBoolean begun = new AtomicBoolean();

        /** The thread that takes the step. Only it uses the next two fields, so they need not be volatile. */
        private final Thread taker = Thread.currentThread();

        private boolean isBeingTaken = true;
        private @Nullable Step<T> next;

        private @Nullable V value;
        private @Nullable Throwable thrown;

        Arrival(BiFunction<@Nullable V, @Nullable Throwable, Step<T>> then) {
            this.then = then;
        }

        @Override
        public void accept(@Nullable V arrived, @Nullable Throwable failure) {
            value = arrived;
            thrown = failure;
            client.handOn(this);
        }

        @Override
        public void run() {
            try {
                if (!begun.getAndSet(true) && !result.isDone()) {
                    goOnOrReturn(then.apply(value, thrown));
                }
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        }

        private void goOnOrReturn(Step<T> step) {
            if (Thread.currentThread() == taker && isBeingTaken) {
                next = step;
            } else {
                goOn(step);
            }
        }

        /** To be called when the step has been taken; returns the next one if the same thread has made it meanwhile. */
        @Nullable
        Step<T> next() {
            isBeingTaken = false;
            return next;
        }
    }
}
