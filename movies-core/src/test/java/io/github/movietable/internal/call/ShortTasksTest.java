package io.github.movietable.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.movietable.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Few threads run many short tasks; no task is forgotten, and none waits long for a task that blocks. */
@Tag("quick")
class ShortTasksTest {
    private static final int TWO = 2;

    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final VirtualTime time = new VirtualTime(1, Duration.ZERO, Duration.ZERO);
    private final List<Integer> ran = new ArrayList<>();
    private final Queue<Runnable> inBreaks = new ArrayDeque<>();
    private final ShortTasks tasks = new ShortTasks(TWO, threads::add, this::help, this::after, this::takeBreak);
    private int helpers;
    private int breaks;
    private boolean isWithoutThreads;
    private boolean isWithoutTimer;

    private void help(Runnable thread) {
        if (isWithoutThreads) {
            throw new OutOfMemoryError("unable to create native thread");
        }
        helpers++;
        threads.add(thread);
    }

    private void takeBreak() {
        breaks++;
        Optional.ofNullable(inBreaks.poll()).ifPresent(Runnable::run);
    }

    private void after(Duration wait, Runnable task) {
        if (isWithoutTimer) {
            throw new OutOfMemoryError("unable to create native thread");
        }
        var unused = time.after(wait, task);
    }

    private void execute(int from, int to) {
        IntStream.range(from, to).forEach(i -> tasks.execute(() -> ran.add(i)));
    }

    private void runThread() {
        threads.remove().run();
    }

    @Test
    void oneThreadRunsAllTasksAndThenEnds() {
        execute(0, 1000);
        assertThat(threads).hasSize(1);
        runThread();
        assertThat(ran).hasSize(1000).isSorted();
        execute(1000, 1001);
        assertThat(threads).as("the thread had ended").hasSize(1);
        assertThat(helpers).isZero();
    }

    @Test
    void tasksThatComeInABreakWakeNoThread() {
        inBreaks.add(() -> execute(4, 1000));
        execute(0, 4);
        runThread();
        assertThat(ran).hasSize(1000).isSorted();
        assertThat(threads).isEmpty();
        assertThat(breaks).as("after four tasks, and after all others").isEqualTo(2);
    }

    @Test
    void aThreadThatFoundFewTasksTakesNoBreak() {
        execute(0, 2);
        runThread();
        assertThat(breaks).isZero();
    }

    @Test
    void aThreadThatHelpsTakesNoBreaks() {
        execute(0, 10);
        time.pause(ShortTasks.LOOK);
        Runnable first = threads.remove();
        runThread();
        assertThat(ran).hasSize(10);
        assertThat(breaks).isZero();
        first.run();
        execute(10, 11);
        assertThat(threads).as("both had ended").hasSize(1);
    }

    @Test
    void aThreadThatKeepsUpGetsNoHelp() {
        for (int i = 0; i < 10; i++) {
            execute(0, 10);
            time.pause(ShortTasks.LOOK.dividedBy(2));
            runThread();
            assertThat(threads).isEmpty();
        }
    }

    @Test
    void aThreadThatFallsBehindGetsHelpUpToOneAProcessor() {
        Duration quick = ShortTasks.LOOK.dividedBy(100);
        IntStream.range(0, 1000).forEach(i -> tasks.execute(() -> time.pause(quick)));
        runThread();
        assertThat(threads)
                .as("those that were added to the one that did it all")
                .hasSize(TWO - 1);
    }

    @Test
    void threadsThatFinishNothingGetHelpUpToALimit() {
        execute(0, 10);
        time.pause(ShortTasks.LOOK);
        assertThat(threads).as("after a look").hasSize(TWO);
        time.pause(ShortTasks.LOOK);
        assertThat(threads).as("after two looks, as one may be late").hasSize(TWO + 1);
        time.pause(Duration.ofSeconds(10));
        assertThat(threads).hasSize(ShortTasks.MAX_THREADS);
        assertThat(helpers).isEqualTo(ShortTasks.MAX_THREADS - TWO);
    }

    @Test
    void theTasksAreNotWatchedIfNoneWaits() {
        execute(0, 10);
        runThread();
        time.pause(Duration.ofSeconds(10));
        assertThat(threads).isEmpty();
        execute(0, 10);
        runThread();
        assertThat(ran).hasSize(20);
    }

    @Test
    void aTaskThatFailsOrInterruptsItsThreadHarmsNoOther() throws InterruptedException {
        List<Throwable> failures = new ArrayList<>();
        List<Boolean> interrupted = new ArrayList<>();
        Runnable failing = () -> {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("of the program");
        };
        tasks.execute(failing);
        tasks.execute(() -> interrupted.add(Thread.currentThread().isInterrupted()));
        Thread thread = new Thread(threads.remove());
        thread.setUncaughtExceptionHandler((any, failure) -> failures.add(failure));
        thread.start();
        thread.join();
        assertThat(failures).singleElement().asString().contains("of the program");
        assertThat(interrupted).containsExactly(false);
    }

    @Test
    void ifThereIsNoThreadTheNextLookTriesAgain() {
        isWithoutThreads = true;
        execute(0, 10);
        time.pause(ShortTasks.LOOK.multipliedBy(5));
        assertThat(threads).hasSize(TWO);
        isWithoutThreads = false;
        time.pause(ShortTasks.LOOK);
        assertThat(threads).hasSize(TWO + 1);
    }

    @Test
    void ifTheTimerFailsTheNextTaskIsWatchedAllTheSame() {
        execute(0, 1);
        isWithoutTimer = true;
        assertThatThrownBy(() -> execute(1, 2)).isInstanceOf(OutOfMemoryError.class);
        isWithoutTimer = false;
        execute(2, 3);
        time.pause(ShortTasks.LOOK);
        assertThat(threads).hasSize(TWO);
    }

    @Test
    void aHandlerOfFailuresThatFailsHarmsNoTask() throws InterruptedException {
        tasks.execute(() -> {
            throw new IllegalStateException("of the program");
        });
        execute(0, 10);
        Thread thread = new Thread(threads.remove());
        thread.setUncaughtExceptionHandler((any, failure) -> {
            throw new IllegalStateException("of the handler");
        });
        thread.start();
        thread.join();
        assertThat(ran).hasSize(10);
        execute(0, 1);
        assertThat(threads).as("the thread had ended").hasSize(1);
    }

    @Test
    void aTaskMayWaitForALaterOne() {
        CountDownLatch last = new CountDownLatch(1);
        int blocked = ShortTasks.MAX_THREADS - 1;
        List<CompletableFuture<Void>> waiting = IntStream.range(0, blocked)
                .mapToObj(i -> CompletableFuture.runAsync(() -> await(last), ShortTasks.shared()))
                .toList();
        CompletableFuture<Void> waitedFor = CompletableFuture.runAsync(last::countDown, ShortTasks.shared());
        waiting.forEach(CompletableFuture::join);
        waitedFor.join();
        assertThat(last.getCount()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void eachTaskOfManyThreadsRunsOnce() throws InterruptedException {
        int senders = 4;
        int each = 20_000;
        AtomicIntegerArray times = new AtomicIntegerArray(senders * each);
        CountDownLatch done = new CountDownLatch(senders * each);
        ExecutorService pool = Executors.newFixedThreadPool(senders);
        for (int sender = 0; sender < senders; sender++) {
            int first = sender * each;
            pool.execute(() -> IntStream.range(first, first + each)
                    .forEach(i -> ShortTasks.shared().execute(() -> {
                        times.incrementAndGet(i);
                        done.countDown();
                    })));
        }
        done.await();
        pool.shutdown();
        assertThat(IntStream.range(0, times.length()).map(times::get)).containsOnly(1);
    }
}
