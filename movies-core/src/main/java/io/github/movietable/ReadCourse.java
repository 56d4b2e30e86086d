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

/** A read under way: its course and its driver. */
record ReadCourse(PageCourse<Movie> course, Driver driver) {
    /** How long a request may go on that nobody needs any more: breaking it off costs a connection. */
    private static final Duration TO_END = Duration.ofSeconds(1);

    private static final String DOING = "reading";

    /**
     * A read that has not begun.
     *
     * @param isOnePage whether the read ends with its first page
     * @param isWhole whether a deadline counts for the whole read, and not for each page
     */
    static Step<ReadCourse> of(MovieRead<?> read, boolean isOnePage, boolean isWhole) {
        TableView table = read.table();
        Gate gate = Gate.of(table.client());
        Supplier<@Nullable Deadline> each = () -> table.deadline(Outcomes.late(DOING, table.name()));
        Deadline whole = isWhole ? each.get() : null;
        return read.course(gate, isOnePage).map(course -> {
            course.within(isWhole ? () -> whole : each);
            return new ReadCourse(course, Driver.of(course, table.client(), table.workers(), course.isInOrder(), gate));
        });
    }

    /** Takes a page that is there; null if none is. */
    @Nullable
    Given<Movie> take() {
        List<Given<Movie>> taken = new ArrayList<>(1);
        driver.tell(() -> Optional.ofNullable(course.take()).ifPresent(taken::add));
        if (driver.look(() -> !course.hasMore()) && driver.isFlying()) {
            driver.stop(TO_END);
        }
        return taken.isEmpty() ? null : taken.get(0);
    }

    /** Ends the reading, and calls off requests that are on their way. */
    void stop() {
        driver.look(() -> {
            course.stop();
            return true;
        });
        driver.stop(Duration.ZERO);
    }
}
