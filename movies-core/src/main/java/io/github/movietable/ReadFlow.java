package io.github.movietable;

import io.github.movietable.internal.call.Driver;
import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.read.Given;
import io.github.movietable.internal.read.PageCourse;
import io.github.movietable.model.Movie;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A read that runs for a subscriber, on no thread of its own. Nothing is read before something is wanted, and then no more
 * than that and one page ahead. Signals are given one after the other by whichever thread brings news: a thread that comes
 * while another gives signals leaves its news to it. So neither large pages nor a client that completes at once deepen the
 * stack.
 *
 * @param <T> what the subscriber is given
 */
final class ReadFlow<T> implements Flow.Subscription {
    private static final long ALL = Long.MAX_VALUE;

    private final Flow.Subscriber<? super T> subscriber;
    private final Form<T> form;
    private final AtomicLong wanted = new AtomicLong();
    private final AtomicInteger news = new AtomicInteger();
    private volatile boolean isCancelled;
    private volatile @Nullable RuntimeException refused;
    private volatile @Nullable Throwable notBegun;
    private volatile @Nullable ReadCourse run;

    /** These are touched by the thread alone that gives signals. */
    private @Nullable CompletableFuture<ReadCourse> begun;

    private volatile @Nullable Step<ReadCourse> first;
    private Iterator<T> page = Collections.emptyIterator();
    private long demanded;
    private boolean hasEnded;

    /**
     * What a subscriber is given of a read.
     *
     * @param isOfPages whether one thing wanted is one page
     * @param isWhole whether a deadline is one of the whole read
     * @param of makes it of a page
     */
    record Form<T>(
            MovieRead<?> read,
            boolean isOnePage,
            boolean isOfPages,
            boolean isWhole,
            Function<Given<Movie>, List<T>> of) {}

    private ReadFlow(Flow.Subscriber<? super T> subscriber, Form<T> form) {
        this.subscriber = subscriber;
        this.form = form;
    }

    static Flow.Publisher<Movie> movies(MovieRead<?> read) {
        return publisher(new Form<>(read, false, false, false, given -> {
            ReadEnds.tellOdd(read, given);
            return given.chunk().items();
        }));
    }

    static Flow.Publisher<Page<Movie>> pages(MovieRead<?> read) {
        return publisher(new Form<>(read, false, true, false, given -> {
            ReadEnds.tellOdd(read, given);
            return List.of(ReadEnds.page(read, given));
        }));
    }

    /** The pages as they come. */
    static Flow.Publisher<Given<Movie>> given(MovieRead<?> read, boolean isOnePage, boolean isWhole) {
        return publisher(new Form<>(read, isOnePage, true, isWhole, given -> {
            if (!isOnePage) {
                ReadEnds.tellOdd(read, given);
            }
            return List.of(given);
        }));
    }

    private static <T> Flow.Publisher<T> publisher(Form<T> form) {
        return subscriber -> {
            ReadFlow<T> flow = new ReadFlow<>(subscriber, form);
            subscriber.onSubscribe(flow);
            flow.prepare();
        };
    }

    /** Begins a terminal that ends with one answer. */
    static <T> CompletableFuture<T> begin(WholeRead<T> whole) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        given(whole.read(), whole.isOnePage(), true).subscribe(new Gatherer<>(whole, answer));
        return answer;
    }

    private static final class Gatherer<T> implements Flow.Subscriber<Given<Movie>> {
        private final WholeRead<T> whole;
        private final CompletableFuture<T> answer;
        private final List<Given<Movie>> parts = new ArrayList<>();
        private Flow.@Nullable Subscription subscription;

        Gatherer(WholeRead<T> whole, CompletableFuture<T> answer) {
            this.whole = whole;
            this.answer = answer;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            CompletableFuture<T> unused = answer.whenComplete((value, failure) -> given.cancel());
            given.request(whole.demand());
        }

        @Override
        public void onNext(Given<Movie> part) {
            parts.add(part);
            if (subscription != null && whole.demand() != ALL) {
                subscription.request(whole.demand());
            }
        }

        @Override
        public void onError(Throwable failure) {
            answer.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            try {
                answer.complete(whole.end().apply(parts));
            } catch (Throwable e) {
                answer.completeExceptionally(e);
            }
        }
    }

    @Override
    public void request(long count) {
        if (count > 0) {
            wanted.accumulateAndGet(count, (before, more) -> before > ALL - more ? ALL : before + more);
        } else {
            refused = new IllegalArgumentException("a subscriber asks for at least 1, not " + count + " (rule 3.9)");
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

    /** Gives all signals that can be given now. */
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
            // the subscriber broke the rules; it is told nothing more
            end();
            throw e;
        }
        wanted.updateAndGet(left -> left == ALL ? ALL : left - 1);
    }

    /** Behind a page: takes the next one or ends, if either can be done now. */
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
        return takes(running);
    }

    private boolean takes(ReadCourse running) {
        demand(running);
        if (demanded == 0 || !running.driver().look(running.course()::isReady)) {
            // to take is news itself: who takes what is not there would go on for ever
            return false;
        }
        Given<Movie> given = running.take();
        if (given != null) {
            demanded -= demanded == ALL ? 0 : 1;
            try {
                page = form.of().apply(given).iterator();
            } catch (Throwable e) {
                fail(e);
            }
            return true;
        }
        if (running.driver().look(() -> running.course().failed() != null)) {
            fail(running.driver()
                    .look(() -> ReadEnds.failure(form.read(), running.course().failed())));
            return true;
        }
        return false;
    }

    /** Pages are demanded as they are wanted; of movies, a page when the one before is given. */
    private void demand(ReadCourse running) {
        long asked = wanted.get();
        long pages = form.isOfPages() || asked == ALL ? asked : Math.min(1, asked);
        if (pages > demanded) {
            long more = pages == ALL ? ALL : pages - demanded;
            demanded = pages;
            running.driver().tell(() -> running.course().demand(more));
        }
    }

    /** What is wrong with the read is told at once; no request is sent yet. */
    private void prepare() {
        try {
            first = ReadCourse.of(form.read(), form.isOnePage(), form.isWhole());
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
        CompletableFuture<ReadCourse> beginning = form.read().table().begin(() -> step);
        begun = beginning;
        CompletableFuture<ReadCourse> unused = beginning.whenComplete((course, failure) -> {
            if (course == null) {
                notBegun = failure;
            } else {
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

    /** Nothing more is asked for. */
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
