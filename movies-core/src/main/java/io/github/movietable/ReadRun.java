package io.github.movietable;

import io.github.movietable.internal.call.Driver;
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
 * A read that runs on the thread that iterates over it. No request is sent before the first page is asked for. After a failure it
 * throws the same exception again, as going on would leave a gap. One thread iterates; any thread may close it.
 */
final class ReadRun implements Iterator<Given<Movie>>, AutoCloseable {
    private static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);

    private final MovieRead<?> read;
    private final long demand;
    private final @Nullable WholeRead<?> whole;
    private volatile @Nullable ReadCourse run;
    private volatile boolean isClosed;
    private @Nullable Throwable failure;

    private ReadRun(MovieRead<?> read, long demand, @Nullable WholeRead<?> whole) {
        this.read = read;
        this.demand = demand;
        this.whole = whole;
    }

    /** Prepares a read for a program that takes one page at a time. */
    static ReadRun of(MovieRead<?> read) {
        return new ReadRun(read, 1, null);
    }

    /** Reads every page that a terminal needs, and makes the terminal's result of them. */
    static <T> T run(WholeRead<T> whole) {
        List<Given<Movie>> parts = new ArrayList<>();
        new ReadRun(whole.read(), whole.demand(), whole).forEachRemaining(parts::add);
        return whole.end().apply(parts);
    }

    private boolean isOnePage() {
        return whole != null && whole.isOnePage();
    }

    private ReadCourse begun() {
        ReadCourse begun = run;
        if (begun == null) {
            begun = read.table().run(ReadCourse.of(read, isOnePage(), whole != null));
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
            if (!isOnePage()) {
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
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw (RuntimeException) failure;
        }
    }

    private Given<Movie> taken(ReadCourse begun) {
        PageCourse<Movie> course = begun.course();
        Driver driver = begun.driver();
        driver.await(() -> course.demand(demand), course::isReady, FOR_EVER);
        Given<Movie> given = begun.take();
        if (given == null) {
            Throwable why = driver.look(() -> ReadEnds.failure(read, course.failed()));
            if (why instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) why;
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
