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

/** A read under way: its course and what drives it. */
record ReadCourse(PageCourse<Movie> course, Driver driver) {
    /** How long a request that is not needed any more may go on: to break it off costs a connection. */
    private static final Duration TO_END = Duration.ofSeconds(1);

    private static final String DOING = "reading";

    /**
     * A read that has not begun.
     *
     * @param isWhole whether a deadline is one of the whole read, and not of each page
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

    /** Ends the reading, and calls off what is on its way. */
    void stop() {
        driver.look(() -> {
            course.stop();
            return true;
        });
        driver.stop(Duration.ZERO);
    }
}
