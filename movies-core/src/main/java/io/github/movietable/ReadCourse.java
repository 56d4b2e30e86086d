package io.github.movietable;

import io.github.movietable.internal.call.Deadline;
import io.github.movietable.internal.call.Driver;
import io.github.movietable.internal.call.Gate;
import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.read.Given;
import io.github.movietable.internal.read.PageCourse;
import io.github.movietable.model.Movie;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A running read: its {@link PageCourse}, which makes the requests, and the {@link Driver}, which sends them. */
record ReadCourse(PageCourse<Movie> course, Driver driver) {
    /** How long a request that is no longer needed may go on: cancelling a request costs its connection. */
    private static final Duration TO_END = Duration.ofSeconds(1);

    private static final String DOING = "reading";

    /**
     * Prepares a read that a driver runs. Some reads call DescribeTable first, so the read is the result of a {@link
     * Step}.
     *
     * @param isOnePage whether the read ends with its first page
     * @param isWhole true if a deadline counts for the whole read, false if it counts for each page
     */
    static Step<ReadCourse> of(MovieRead<?> read, boolean isOnePage, boolean isWhole) {
        Gate gate = Gate.of(read.table().client());
        return course(read, gate, isOnePage, isWhole).map(course -> of(read, course, gate));
    }

    static ReadCourse of(MovieRead<?> read, PageCourse<Movie> course, Gate gate) {
        TableView table = read.table();
        return new ReadCourse(course, Driver.of(course, table.client(), table.workers(), course.isInOrder(), gate));
    }

    /** Applies the table's deadline to the beginning of a read, which may call DescribeTable. */
    static <T> Step<T> beginning(MovieRead<?> read, Step<T> first) {
        return read.table().reading(DOING, () -> first);
    }

    /** Prepares a read whose pages have the table's deadline, if there is one. */
    static Step<PageCourse<Movie>> course(MovieRead<?> read, Gate gate, boolean isOnePage, boolean isWhole) {
        TableView table = read.table();
        Supplier<@Nullable Deadline> each = () -> table.deadline(Outcomes.late(DOING, table.name()));
        Deadline whole = isWhole ? each.get() : null;
        return read.course(gate, isOnePage).map(course -> {
            course.within(isWhole ? () -> whole : each);
            return course;
        });
    }

    /**
     * Takes the next page; null if none has arrived yet, or if the read has ended. If this page ends the read, requests
     * that are still in flight are cancelled.
     */
    @Nullable
    Given<Movie> take() {
        List<Given<Movie>> taken = new ArrayList<>(1);
        driver.tell(() -> Optional.ofNullable(course.take()).ifPresent(taken::add));
        if (driver.look(() -> !course.hasMore()) && driver.isFlying()) {
            driver.stop(TO_END);
        }
        return taken.isEmpty() ? null : taken.get(0);
    }

    /** Ends the read, and cancels requests in flight. */
    void stop() {
        driver.look(() -> {
            course.stop();
            return true;
        });
        driver.stop(Duration.ZERO);
    }
}
