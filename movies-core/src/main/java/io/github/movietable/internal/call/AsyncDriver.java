package io.github.movietable.internal.call;

import java.time.Duration;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Sends at once, on whichever thread brings the news, and decodes on the client's executor. A client that completes at
 * once brings its answer while the thread is still sending: it is sent what follows by the loop that is running there, so
 * the stack does not deepen.
 */
final class AsyncDriver extends Driver {
    private final AsyncClient client;
    private final Set<Thread> sending = ConcurrentHashMap.newKeySet();

    AsyncDriver(Course course, AsyncClient client, Gate gate) {
        super(course, client.ticker(), gate);
        this.client = client;
    }

    @Override
    boolean hasToDispatch(Deque<Sending<?, ?>> waiting) {
        return !waiting.isEmpty() && !sending.contains(Thread.currentThread());
    }

    @Override
    @Nullable
    Sending<?, ?> takenByWaiter() {
        return null;
    }

    @Override
    long untilWaiterSends(Deque<Sending<?, ?>> waiting, boolean isIdle) {
        return FOR_EVER;
    }

    @Override
    Duration waiterLooks() {
        return LOOK;
    }

    @Override
    long untilAskedAgain() {
        return FOR_EVER;
    }

    @Override
    void dispatch() {
        Thread me = Thread.currentThread();
        if (!sending.add(me)) {
            return;
        }
        try {
            for (Sending<?, ?> next = look(this::begin); next != null; next = look(this::begin)) {
                send(next);
            }
        } finally {
            sending.remove(me);
        }
    }

    @Override
    void send(Sending<?, ?> mine) {
        sendOf(mine);
    }

    private <R, D> void sendOf(Sending<R, D> mine) {
        CompletableFuture<R> call;
        try {
            call = client.send(mine.flight().request());
        } catch (Throwable e) {
            breakWith(mine, e);
            return;
        }
        CompletableFuture<R> unused =
                call.whenComplete((response, thrown) -> onExecutor(() -> land(mine, response, thrown)));
        if (!look(() -> mine.isOn(call))) {
            call.cancel(true);
        }
    }

    private <R, D> void land(Sending<R, D> mine, @Nullable R response, @Nullable Throwable thrown) {
        Answer<R> answer;
        try {
            answer = client.answer(mine.flight().request(), response, thrown);
        } catch (Throwable e) {
            breakWith(mine, e);
            return;
        }
        Sending<?, ?> unused = land(mine, answer, () -> null);
    }

    /** An executor that refuses must not leave the course without its answer. */
    private void onExecutor(Runnable work) {
        try {
            client.executor().execute(work);
        } catch (RejectedExecutionException e) {
            work.run();
        }
    }
}
