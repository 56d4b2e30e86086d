package io.github.movietable;

import io.github.movietable.internal.call.Driver;
import io.github.movietable.internal.call.Gate;
import io.github.movietable.internal.read.Given;
import io.github.movietable.internal.read.PageCourse;
import io.github.movietable.model.Movie;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A read that runs on the thread that iterates over it. It sends no request before its first page is needed. After a
 * failure it throws the same exception again, because going on would leave a gap. One thread iterates; any thread may
 * close it.
 */
final class ReadRun implements Iterator<Given<Movie>>, AutoCloseable {
    private static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);

    private final MovieRead<?> read;
    private final long demand;
    private final boolean isOnePage;
    private volatile @Nullable ReadCourse run;
    private volatile boolean isClosed;
    private @Nullable Throwable failure;

    private ReadRun(MovieRead<?> read, long demand, boolean isOnePage, @Nullable ReadCourse run) {
        this.read = read;
        this.demand = demand;
        this.isOnePage = isOnePage;
        this.run = run;
    }

    /** Prepares a read whose pages the program takes one at a time. */
    static ReadRun of(MovieRead<?> read) {
        return new ReadRun(read, 1, false, null);
    }

    /** Reads every page that a terminal needs, and makes the terminal's result of them. */
    static <T> T run(WholeRead<T> whole) {
        MovieRead<?> read = whole.read();
        Gate gate = Gate.of(read.table().client());
        PageCourse<Movie> course =
                read.table().run(ReadCourse.beginning(read, ReadCourse.course(read, gate, whole.isOnePage(), true)));
        List<Given<Movie>> parts = new ArrayList<>();
        if (course.isOneAtATime()) {
            takeAll(whole, course, parts);
        } else {
            new ReadRun(read, whole.demand(), whole.isOnePage(), ReadCourse.of(read, course, gate))
                    .forEachRemaining(parts::add);
        }
        return whole.end().apply(parts);
    }

    /** Needs no driver: one thread sends one request after the other, and nobody can close the read meanwhile. */
    private static void takeAll(WholeRead<?> whole, PageCourse<Movie> course, List<Given<Movie>> parts) {
        MovieRead<?> read = whole.read();
        course.demand(Long.MAX_VALUE);
        while (course.hasMore()) {
            read.table().client().run(course, course::isReady);
            Given<Movie> given = course.take();
            if (given == null) {
                throw unchecked(ReadEnds.failure(read, course.failed()));
            }
            if (!whole.isOnePage()) {
                ReadEnds.tellOdd(read, given);
            }
            parts.add(given);
        }
    }

    private static RuntimeException unchecked(Throwable why) {
        if (why instanceof Error error) {
            throw error;
        }
        return (RuntimeException) why;
    }

    private ReadCourse begun() {
        ReadCourse begun = run;
        if (begun == null) {
            begun = read.table().run(ReadCourse.beginning(read, ReadCourse.of(read, isOnePage, false)));
            run = begun;
        }
        return begun;
    }

    @Override
    public boolean hasNext() {
        if (failure != null) {
            return true;
        }
        if (isClosed) {
            return false;
        }
        try {
            ReadCourse begun = begun();
            return begun.driver().look(begun.course()::hasMore);
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public Given<Movie> next() {
        throwAgain();
        if (!hasNext()) {
            throw new NoSuchElementException("there are no more pages");
        }
        try {
            Given<Movie> given = taken(begun());
            if (!isOnePage) {
                ReadEnds.tellOdd(read, given);
            }
            return given;
        } catch (RuntimeException | Error e) {
            failure = e;
            close();
            throw e;
        }
    }

    private void throwAgain() {
        if (failure != null) {
            throw unchecked(failure);
        }
    }

    private Given<Movie> taken(ReadCourse begun) {
        PageCourse<Movie> course = begun.course();
        Driver driver = begun.driver();
        driver.await(() -> course.demand(demand), course::isReady, FOR_EVER);
        Given<Movie> given = begun.take();
        if (given == null) {
            throw unchecked(driver.look(() -> ReadEnds.failure(read, course.failed())));
        }
        return given;
    }

    /** Ends the read, and cancels requests in flight. */
    @Override
    public void close() {
        isClosed = true;
        ReadCourse begun = run;
        if (begun != null) {
            begun.stop();
        }
    }

    /** The pages as users get them, each with its cursor; fetches a page when it is needed. */
    Iterator<Page<Movie>> pages() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return ReadRun.this.hasNext();
            }

            @Override
            public Page<Movie> next() {
                return ReadEnds.page(read, ReadRun.this.next());
            }
        };
    }

    /** The movies of all pages, one by one; fetches the next page when it is needed. */
    Iterator<Movie> movies() {
        return new Iterator<>() {
            private Iterator<Movie> current = List.<Movie>of().iterator();

            @Override
            public boolean hasNext() {
                while (!current.hasNext() && ReadRun.this.hasNext()) {
                    current = ReadRun.this.next().chunk().items().iterator();
                }
                return current.hasNext();
            }

            @Override
            public Movie next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("there are no more movies");
                }
                return current.next();
            }
        };
    }
}
