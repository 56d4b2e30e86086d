package io.github.movietable.internal.call;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The driver of a client that does not block. It sends requests at once, on the thread that told the course something.
 * Responses are decoded by the client's executor, or by a waiting thread if the executor has not begun. A client that
 * completes its future at once calls back while the thread is still sending; the loop that is already running on this
 * thread sends the next requests, so the stack does not deepen.
 */
final class AsyncDriver extends Driver {
    private final AsyncClient client;
    private final Set<Thread> sending = ConcurrentHashMap.newKeySet();

    /** Guarded by the lock: responses that no thread has begun to decode. */
    private final Deque<Arrival<?, ?>> arrived = new ArrayDeque<>();

    private record Arrival<R, D>(
            Sending<R, D> mine,
            @Nullable R response,
            @Nullable Throwable thrown) {}

    AsyncDriver(Course course, AsyncClient client, Gate gate) {
        super(course, client.ticker(), gate);
        this.client = client;
    }

    @Override
    boolean hasToDispatch() {
        return !flights().ready().isEmpty() && !sending.contains(Thread.currentThread());
    }

    @Override
    @Nullable
    Runnable takenByWaiter() {
        Arrival<?, ?> first = arrived.poll();
        return first == null ? null : () -> land(first);
    }

    @Override
    long untilWaiterTakes(boolean isIdle) {
        return arrived.isEmpty() ? FOR_EVER : 0;
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
            for (Sending<?, ?> next = look(flights()::begin); next != null; next = look(flights()::begin)) {
                send(next);
            }
        } finally {
            sending.remove(me);
        }
    }

    private <R, D> void send(Sending<R, D> mine) {
        CompletableFuture<R> call;
        try {
            call = client.send(mine.flight().request());
        } catch (Throwable e) {
            breakWith(mine, e);
            return;
        }
        CompletableFuture<R> unused =
                call.whenComplete((response, thrown) -> arrives(new Arrival<>(mine, response, thrown)));
        if (!look(() -> mine.isOn(call))) {
            call.cancel(true);
        }
    }

    /**
     * The executor may have a single thread, and that may be the waiting one. So the first thread that is free decodes.
     */
    private void arrives(Arrival<?, ?> arrival) {
        look(() -> {
            signal();
            return arrived.add(arrival);
        });
        client.handOn(this::landFirst);
    }

    /** The task may complete a future or call a subscriber, and the executor is there for that. */
    @Override
    void ring(Runnable task) {
        client.handOn(task);
    }

    private void landFirst() {
        Runnable first = look(this::takenByWaiter);
        if (first != null) {
            first.run();
        }
    }

    private <R, D> void land(Arrival<R, D> arrival) {
        Sending<R, D> mine = arrival.mine();
        Answer<R> answer;
        try {
            answer = client.answer(mine.flight().request(), arrival.response(), arrival.thrown());
        } catch (Throwable e) {
            breakWith(mine, e);
            return;
        }
        Sending<?, ?> unused = land(mine, answer, () -> null);
    }
}
