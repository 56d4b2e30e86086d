package io.github.movietable;

import io.github.movietable.internal.call.Driver;
import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.read.Given;
import io.github.movietable.internal.read.PageCourse;
import io.github.movietable.model.Movie;
import java.util.Collections;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A read that runs for a subscriber, without a thread of its own. It reads nothing before the subscriber requests
 * something, and then as much as is requested and one page ahead. The thread on which a request completes, or on which
 * the subscriber calls, gives the signals, one after the other. If another thread is giving signals already, that
 * thread gives these too. So neither large pages nor a client that completes at once make the stack deeper.
 *
 * @param <T> movies, or pages of them
 */
final class ReadFlow<T> implements Flow.Subscription {
    private static final long ALL = Long.MAX_VALUE;

    private final Flow.Subscriber<? super T> subscriber;
    private final ReadPublisher<T> published;
    private final AtomicLong wanted = new AtomicLong();
    private final AtomicInteger news = new AtomicInteger();
    private volatile boolean isCancelled;
    private volatile @Nullable RuntimeException refused;
    private volatile @Nullable Throwable notBegun;
    private volatile @Nullable ReadCourse run;

    /** Only the thread that gives signals uses the fields from here on, except {@code first}, set on subscription. */
    private @Nullable CompletableFuture<ReadCourse> begun;

    private volatile @Nullable Step<ReadCourse> first;
    private Iterator<T> page = Collections.emptyIterator();
    private long demanded;
    private boolean hasEnded;

    private ReadFlow(Flow.Subscriber<? super T> subscriber, ReadPublisher<T> published) {
        this.subscriber = subscriber;
        this.published = published;
    }

    /**
     * Gives the subscriber its subscription, and an error at once if the read can't run, say because of a wrong cursor.
     */
    static <T> void begin(Flow.Subscriber<? super T> subscriber, ReadPublisher<T> published) {
        ReadFlow<T> flow = new ReadFlow<>(subscriber, published);
        subscriber.onSubscribe(flow);
        flow.prepare();
    }

    @Override
    public void request(long count) {
        if (count > 0) {
            wanted.accumulateAndGet(count, (before, more) -> before > ALL - more ? ALL : before + more);
        } else {
            refused = new IllegalArgumentException(
                    "request(n) needs at least 1, not " + count + " (rule 3.9 of Reactive Streams)");
        }
        goOn();
    }

    @Override
    public void cancel() {
        isCancelled = true;
        goOn();
    }

    private void goOn() {
        if (news.getAndIncrement() > 0) {
            return;
        }
        int seen = 1;
        while (seen > 0) {
            signal();
            seen = news.addAndGet(-seen);
        }
    }

    /** Gives the subscriber the items that it has requested and that are ready, and then the end or the failure. */
    private void signal() {
        while (!hasEnded) {
            RuntimeException wrong = refused;
            if (isCancelled) {
                end();
            } else if (wrong != null) {
                fail(wrong);
            } else if (page.hasNext()) {
                if (wanted.get() == 0) {
                    return;
                }
                next();
            } else if (!goesOn()) {
                return;
            }
        }
    }

    private void next() {
        try {
            subscriber.onNext(page.next());
        } catch (Throwable e) {
            // a subscriber must not throw, by the rules of Flow; it gets no more signals
            end();
            throw e;
        }
        wanted.updateAndGet(left -> left == ALL ? ALL : left - 1);
    }

    /** At the end of the current page: takes the next page or ends the read; false if neither is possible yet. */
    private boolean goesOn() {
        ReadCourse running = run;
        Throwable why = notBegun;
        if (why != null) {
            fail(why);
            return true;
        }
        if (running == null) {
            begin();
            return false;
        }
        PageCourse<Movie> course = running.course();
        if (running.driver().look(() -> !course.hasMore() && course.failed() == null)) {
            end();
            subscriber.onComplete();
            return true;
        }
        Throwable broken = running.driver().broken();
        if (broken != null) {
            fail(broken);
            return true;
        }
        return takes(running);
    }

    private boolean takes(ReadCourse running) {
        demand(running);
        if (demanded == 0 || !running.driver().look(running.course()::isReady)) {
            // take() makes the driver call goOn(), and so this method, again: without a page that is ready, this would
            // never end
            return false;
        }
        Given<Movie> given = running.take();
        if (given != null) {
            demanded -= demanded == ALL ? 0 : 1;
            try {
                page = published.items().apply(given).iterator();
            } catch (Throwable e) {
                fail(e);
            }
            return true;
        }
        if (running.driver().look(() -> running.course().failed() != null)) {
            fail(running.driver()
                    .look(() ->
                            ReadEnds.failure(published.read(), running.course().failed())));
            return true;
        }
        return false;
    }

    /** Tells the {@link PageCourse} how many pages to read: as many as are requested, or one at a time for movies. */
    private void demand(ReadCourse running) {
        long asked = wanted.get();
        long pages = published.isOfPages() || asked == ALL ? asked : Math.min(1, asked);
        if (pages > demanded) {
            long more = pages == ALL ? ALL : pages - demanded;
            demanded = pages;
            running.driver().tell(() -> running.course().demand(more));
        }
    }

    /** Prepares the read, so that the subscriber learns at once if it can't run. Sends no request yet. */
    private void prepare() {
        try {
            first = ReadCourse.of(published.read(), published.isOnePage(), published.isWhole());
        } catch (RuntimeException e) {
            notBegun = e;
        }
        goOn();
    }

    private void begin() {
        Step<ReadCourse> step = first;
        if (wanted.get() == 0 || begun != null || step == null) {
            return;
        }
        MovieRead<?> read = published.read();
        CompletableFuture<ReadCourse> beginning = read.table().begin(() -> ReadCourse.beginning(read, step));
        begun = beginning;
        CompletableFuture<ReadCourse> unused = beginning.whenComplete((course, failure) -> {
            if (course == null) {
                notBegun = failure;
            } else {
                course.course().readAheadAtMost(published.ahead());
                course.driver().whenMoved(this::goOn);
                run = course;
            }
            goOn();
        });
    }

    private void fail(Throwable why) {
        end();
        subscriber.onError(why);
    }

    /** Ends the read: sends no more requests, and cancels those in flight. The caller may still signal the end. */
    private void end() {
        hasEnded = true;
        page = Collections.emptyIterator();
        if (begun != null) {
            begun.cancel(false);
        }
        ReadCourse running = run;
        if (running != null) {
            running.driver().whenMoved(Driver.NOTHING);
            running.stop();
        }
    }
}
