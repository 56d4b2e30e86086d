package io.github.movietable.internal.call;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;

/** Sends requests on an executor's threads, and on the threads that wait. */
final class BlockingDriver extends Driver {
    private static final Duration GRACE = Duration.ofMillis(5);
    private static final Duration ASKED_AGAIN = Duration.ofMillis(100);

    private final BlockingClient client;
    private final Executor workers;
    private final boolean isEager;

    /** How many workers were asked for and have not begun. */
    private int hands;

    /** Whether the workers refused, or began nothing for a while. If so, threads that wait send requests at once. */
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
    boolean hasToDispatch() {
        return flights().ready().size() > hands && !(hasRefused && untilAskedAgain() > 0);
    }

    @Override
    long untilAskedAgain() {
        return hasRefused ? Math.max(0, refusedAt + ASKED_AGAIN.toNanos() - ticker().nanos()) : FOR_EVER;
    }

    @Override
    long untilWaiterTakes(boolean isIdle) {
        Sending<?, ?> first = flights().ready().peek();
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
        // an eager thread gave the workers no time to come, which says nothing of them
        nobodyComes |= ticker().nanos() - next.readySince() >= GRACE.toNanos();
        return () -> {
            Sending<?, ?> unused = sent(next, () -> null);
        };
    }

    private @Nullable Sending<?, ?> beginHere() {
        Sending<?, ?> next = flights().begin();
        if (next != null) {
            next.beginsOn(Thread.currentThread());
        }
        return next;
    }

    @Override
    void dispatch() {
        int asked = look(this::asked);
        for (int i = 0; i < asked; i++) {
            if (!new Hand().isTaken()) {
                refused(asked - i);
                return;
            }
        }
    }

    /** Under the lock: how many workers are to be asked for now. */
    private int asked() {
        int missing = hasToDispatch() ? flights().ready().size() - hands : 0;
        hands += missing;
        return missing;
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

    /** A worker that was asked for. If the executor runs it on the asking thread, it does nothing: that thread is busy here. */
    private final class Hand implements Runnable {
        private final Thread asks = Thread.currentThread();
        private volatile boolean asked;
        private boolean isDirect;

        boolean isTaken() {
            try {
                workers.execute(this);
                return !isDirect;
            } catch (RuntimeException e) {
                // as a rule a RejectedExecutionException; after any other nobody comes either
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
        return look(() -> {
            boolean isOurs = mine.ends();
            if (isOurs) {
                // the driver's interrupt, and not the executor's or the caller's
                Thread.interrupted();
            }
            return isOurs;
        });
    }

    /** The program ends its executor, or interrupts a thread that waits; neither ends the course by itself. */
    private static boolean isForeignInterrupt(boolean isOurs, Answer<?> answer) {
        return !isOurs
                && answer.failure() instanceof AbortedException
                && Thread.currentThread().isInterrupted();
    }

    private void giveBackTo(Sending<?, ?> mine) {
        tell(() -> {
            flights().giveBack(mine);
            nobodyComes();
        });
    }
}
