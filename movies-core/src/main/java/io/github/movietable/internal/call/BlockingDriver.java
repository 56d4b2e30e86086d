package io.github.movietable.internal.call;

import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;

/** Sends on an executor's threads, and on those that wait. */
final class BlockingDriver extends Driver {
    private static final Duration GRACE = Duration.ofMillis(5);
    private static final Duration ASKED_AGAIN = Duration.ofMillis(100);

    private final BlockingClient client;
    private final Executor workers;
    private final boolean isEager;

    /** How many workers were asked and have not begun. */
    private int hands;

    /** Whether the workers refused, or began nothing for a while: threads that wait then send at once. */
    private boolean nobodyComes;

    private boolean hasRefused;
    private long refusedAt;

    BlockingDriver(Course course, BlockingClient client, Executor workers, boolean isEager, Gate gate) {
        super(course, client.ticker(), gate);
        this.client = client;
        this.workers = workers;
        this.isEager = isEager;
    }

    @Override
    boolean hasToDispatch(Deque<Sending<?, ?>> waiting) {
        return waiting.size() > hands && !(hasRefused && untilAskedAgain() > 0);
    }

    @Override
    long untilAskedAgain() {
        return hasRefused ? Math.max(0, refusedAt + ASKED_AGAIN.toNanos() - ticker().nanos()) : FOR_EVER;
    }

    @Override
    long untilWaiterTakes(boolean isIdle) {
        Sending<?, ?> first = ready().peek();
        if (first == null) {
            return FOR_EVER;
        }
        boolean isAtOnce = nobodyComes || (isEager && isIdle);
        return isAtOnce ? 0 : Math.max(0, first.readySince() + GRACE.toNanos() - ticker().nanos());
    }

    @Override
    Duration waiterLooks() {
        return nobodyComes ? LOOK : GRACE;
    }

    @Override
    @Nullable
    Runnable takenByWaiter() {
        Sending<?, ?> next = beginHere();
        if (next == null) {
            return null;
        }
        // not if it is eager: then nobody had the time to come
        nobodyComes |= ticker().nanos() - next.readySince() >= GRACE.toNanos();
        return () -> {
            Sending<?, ?> unused = sent(next, () -> null);
        };
    }

    private @Nullable Sending<?, ?> beginHere() {
        Sending<?, ?> next = begin();
        if (next != null) {
            next.beginsOn(Thread.currentThread());
        }
        return next;
    }

    @Override
    void dispatch() {
        int asked = 0;
        lock().lock();
        try {
            if (hasToDispatch(ready())) {
                asked = ready().size() - hands;
                hands += asked;
            }
        } finally {
            lock().unlock();
        }
        for (int i = 0; i < asked; i++) {
            if (!new Hand().isTaken()) {
                refused(asked - i);
                return;
            }
        }
    }

    private void refused(int count) {
        tell(() -> {
            hands -= count;
            nobodyComes();
        });
    }

    /** Under the lock. */
    private void nobodyComes() {
        nobodyComes = true;
        hasRefused = true;
        refusedAt = ticker().nanos();
    }

    /** A worker that was asked for. One that runs on the thread that asks is none: it would send in the middle of anything. */
    private final class Hand implements Runnable {
        private final Thread asks = Thread.currentThread();
        private volatile boolean asked;
        private boolean isDirect;

        boolean isTaken() {
            try {
                workers.execute(this);
                return !isDirect;
            } catch (RuntimeException e) {
                // RejectedExecutionException, as a rule; whatever it is, nobody comes
                return false;
            } finally {
                asked = true;
            }
        }

        @Override
        public void run() {
            if (!asked && Thread.currentThread() == asks) {
                isDirect = true;
            } else {
                work();
            }
        }
    }

    private void work() {
        Sending<?, ?> next = look(() -> {
            hands--;
            return beginAsWorker();
        });
        while (next != null) {
            next = sent(next, this::beginAsWorker);
        }
    }

    /** Under the lock. */
    private @Nullable Sending<?, ?> beginAsWorker() {
        Sending<?, ?> next = beginHere();
        if (next != null) {
            nobodyComes = false;
            hasRefused = false;
        }
        return next;
    }

    private <R, D> @Nullable Sending<?, ?> sent(Sending<R, D> mine, Supplier<@Nullable Sending<?, ?>> takes) {
        Answer<R> answer;
        try {
            answer = client.ask(mine.flight().request());
        } catch (Throwable e) {
            ended(mine);
            breakWith(mine, e);
            return null;
        }
        boolean isOurs = ended(mine);
        if (isForeignInterrupt(isOurs, answer)) {
            giveBackTo(mine);
            return null;
        }
        return land(mine, answer, takes);
    }

    private boolean ended(Sending<?, ?> mine) {
        lock().lock();
        try {
            boolean isOurs = mine.ends();
            if (isOurs) {
                // ours, and not the executor's or the caller's
                Thread.interrupted();
            }
            return isOurs;
        } finally {
            lock().unlock();
        }
    }

    /** Somebody ends the executor, or the thread that waits: that ends no course by itself. */
    private static boolean isForeignInterrupt(boolean isOurs, Answer<?> answer) {
        return !isOurs
                && answer.failure() instanceof AbortedException
                && Thread.currentThread().isInterrupted();
    }

    private void giveBackTo(Sending<?, ?> mine) {
        tell(() -> {
            giveBack(mine);
            nobodyComes();
        });
    }
}
