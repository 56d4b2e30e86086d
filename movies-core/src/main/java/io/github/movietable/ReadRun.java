package io.github.movietable;

import io.github.movietable.expression.Item;
import io.github.movietable.internal.call.Driver;
import io.github.movietable.internal.call.Gate;
import io.github.movietable.internal.read.Chunk;
import io.github.movietable.internal.read.Given;
import io.github.movietable.internal.read.PageCourse;
import io.github.movietable.internal.read.PageCourse.Failed;
import io.github.movietable.model.Movie;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;

/**
 * A read that runs on the thread that iterates over it. It begins when something is asked of it, and after a failure it
 * gives the same failure again: what it went on with would stand behind a gap. Here a read's course becomes pages,
 * cursors and exceptions. One thread iterates; any thread may close it.
 */
final class ReadRun implements Iterator<Given<Movie>>, AutoCloseable {
    private static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);

    /** How long a request that is not needed any more may go on: to break it off costs a connection. */
    private static final Duration TO_END = Duration.ofSeconds(1);

    private final MovieRead<?> read;
    private final boolean isOnePage;
    private final long demand;
    private volatile @Nullable Run run;
    private volatile boolean isClosed;
    private @Nullable Throwable failure;

    private record Run(PageCourse<Movie> course, Driver driver) {}

    /**
     * A read that has not begun.
     *
     * @param demand how many pages are wanted each time that one is asked for
     */
    ReadRun(MovieRead<?> read, long demand) {
        this(read, demand, false);
    }

    private ReadRun(MovieRead<?> read, long demand, boolean isOnePage) {
        this.read = read;
        this.demand = demand;
        this.isOnePage = isOnePage;
    }

    /** Reads one page, which may take several requests. */
    static Page<Movie> onePage(MovieRead<?> read) {
        List<Given<Movie>> parts = new ArrayList<>();
        new ReadRun(read, Long.MAX_VALUE, true).forEachRemaining(parts::add);
        if (parts.isEmpty()) {
            return Page.end();
        }
        Given<Movie> whole = Given.joined(parts, read.clauses().bounds());
        tell(read, whole.chunk());
        return page(read, whole);
    }

    private Run begun() {
        Run begun = run;
        if (begun == null) {
            TableView table = read.table();
            Gate gate = Gate.of(table.client());
            PageCourse<Movie> course = read.course(gate, isOnePage);
            begun = new Run(course, Driver.of(course, table.client(), table.workers(), course.isInOrder(), gate));
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
            Run begun = begun();
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
                tell(read, given.chunk());
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

    private Given<Movie> taken(Run begun) {
        PageCourse<Movie> course = begun.course();
        Driver driver = begun.driver();
        driver.await(() -> course.demand(demand), course::isReady, FOR_EVER);
        List<Given<Movie>> taken = new ArrayList<>(1);
        driver.tell(() -> Optional.ofNullable(course.take()).ifPresent(taken::add));
        if (taken.isEmpty()) {
            throw failed(driver.look(course::failed));
        }
        if (driver.look(() -> !course.hasMore()) && driver.isFlying()) {
            driver.stop(TO_END);
        }
        return taken.get(0);
    }

    private RuntimeException failed(@Nullable Failed failed) {
        if (failed == null) {
            return AbortedException.create("the read was closed");
        }
        if (failed.segment() >= 0 && !(failed.cause() instanceof AbortedException)) {
            return new SegmentFailedException(
                    read.table().name(),
                    failed.segment(),
                    failed.places().size(),
                    Cursor.at(failed.places(), read.binding()),
                    failed.cause());
        }
        if (failed.cause() instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failed.cause();
    }

    private static void tell(MovieRead<?> read, Chunk<Movie> chunk) {
        Consumer<Item> told = read.clauses().odd();
        for (Chunk.Odd odd : chunk.odd()) {
            if (told == null) {
                throw OddItems.found(read.table().name(), odd);
            }
            told.accept(odd);
        }
    }

    /** Ends the reading, and calls off what is on its way. */
    @Override
    public void close() {
        isClosed = true;
        Run begun = run;
        if (begun != null) {
            begun.driver().look(() -> {
                begun.course().stop();
                return true;
            });
            begun.driver().stop(Duration.ZERO);
        }
    }

    /** The pages as users hold them. */
    Iterator<Page<Movie>> pages() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return ReadRun.this.hasNext();
            }

            @Override
            public Page<Movie> next() {
                return page(read, ReadRun.this.next());
            }
        };
    }

    /** The movies one by one. */
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

    private static Page<Movie> page(MovieRead<?> read, Given<Movie> given) {
        Chunk<Movie> chunk = given.chunk();
        Optional<Cursor> next =
                given.isLast() ? Optional.empty() : Optional.of(Cursor.at(given.places(), read.binding()));
        return Page.of(chunk.items(), next, stop(given), chunk.matched(), chunk.examined(), chunk.units());
    }

    private static Page.Stop stop(Given<Movie> given) {
        if (given.isLast()) {
            return Page.Stop.END;
        }
        if (given.chunk().given() >= given.before().limit()) {
            return Page.Stop.LIMIT;
        }
        return given.chunk().examined() >= given.before().readAtMost() ? Page.Stop.READ_LIMIT : Page.Stop.PAGE_FULL;
    }
}
