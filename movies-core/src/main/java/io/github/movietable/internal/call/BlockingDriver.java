package io.github.movietable.internal.call;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;

/**
 * The driver of a client that blocks: sends requests on the executor's threads, which are called workers here, and on
 * the threads that wait for the driver.
 */
final class BlockingDriver extends Driver {
    private static final Duration GRACE = Duration.ofMillis(5);
    private static final Duration ASKED_AGAIN = Duration.ofMillis(100);

    private final BlockingClient client;
    private final Executor workers;
    private final boolean isEager;

    /** How many tasks were given to the executor and have not begun to run. */
    private int hands;

    /**
     * Whether the executor refused a task, or ran none within {@link #GRACE}. While this is true, waiting threads send
     * requests at once.
     */
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
        // an eager thread takes the request before a worker could, so this does not show that there are no workers
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

    /** Under the lock: how many tasks are to be given to the executor now. */
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

    /** Called under the lock. */
    private void nobodyComes() {
        nobodyComes = true;
        hasRefused = true;
        refusedAt = ticker().nanos();
    }

    /**
     * A task for the executor. If the executor runs the task on the thread that submits it, the task does nothing,
     * because that thread is needed here.
     */
    private final class Hand implements Runnable {
        private final Thread asks = Thread.currentThread();
        private volatile boolean asked;
        private boolean isDirect;

        boolean isTaken() {
            try {
                workers.execute(this);
                return !isDirect;
            } catch (Throwable e) {
                // as a rule a RejectedExecutionException; whatever it is, no worker comes
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

    /** Called under the lock. */
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
                // the driver interrupted this thread, so the interrupt is not meant for the executor or the caller
                Thread.interrupted();
            }
            return isOurs;
        });
    }

    /**
     * Whether the interrupt came from outside: the program shut its executor down, or interrupted a waiting thread.
     * Neither ends the course.
     */
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
