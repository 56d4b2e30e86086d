package io.github.movietable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.movietable.model.Movie;
import io.github.movietable.testing.MemoryTable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.AbortedException;

/** After a failure an iterator throws the same exception again, and never returns movies after the gap. */
@Tag("quick")
@Timeout(30)
class SameFailureAgainTest {
    private static final List<Movie> MOVIES = IntStream.range(0, 200)
            .mapToObj(i -> Movie.of(1980 + i % 10, i % 4 == 0 ? "Remake" : "T" + i))
            .distinct()
            .toList();

    /** A table of whose calls only the one with this number fails. */
    private static MovieTable failingAt(int number) {
        // not shared with reads before: what was on its way when they failed may still be counted
        AtomicInteger calls = new AtomicInteger();
        return MovieTable.named(
                "Movies", MemoryTable.holding(MOVIES).inPagesOf(request -> 2).beforeRead(request -> {
                    if (calls.incrementAndGet() == number) {
                        throw new IllegalStateException("the call of number " + number);
                    }
                }));
    }

    private static List<MovieRead<?>> reads(MovieTable table) {
        return List.of(
                table.inYear(1985),
                table.inYear(1985).withoutPrefetch(),
                table.inYears(1980, 1989),
                table.inYears(1980, 1989).withoutPrefetch(),
                table.inYears(1980, 1989).limit(100),
                table.inYears(1980, 1989).readAtMost(100),
                table.titled("Remake"),
                table.titled("Remake").withoutPrefetch(),
                table.scan(),
                table.scan().withoutPrefetch(),
                table.scan().segment(0, 1),
                table.scan().segments(4),
                table.scan().segments(4).withoutPrefetch(),
                table.scan().segments(4).limit(100));
    }

    /** The items that an iterator returns before its failure; checks that it then throws the same exception again. */
    private static <T> List<T> untilItFails(Iterator<T> all, String what) {
        List<T> given = new ArrayList<>();
        Throwable first = catchThrowable(() -> all.forEachRemaining(given::add));
        assertThat(first).as(what).isNotNull();
        for (int i = 0; i < 5; i++) {
            assertThat(catchThrowable(all::next)).as(what).isSameAs(first);
        }
        return given;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void ofMoviesAndOfPages(int number) {
        for (int kind = 0; kind < reads(failingAt(0)).size(); kind++) {
            MovieRead<?> whole = reads(failingAt(0)).get(kind);
            List<Movie> all = whole.list();
            boolean isInOrder = !whole.toString().startsWith("scan");

            MovieRead<?> read = reads(failingAt(number)).get(kind);
            List<Movie> movies = untilItFails(read.iterator(), read.toString());
            assertThat(isInOrder ? all.subList(0, movies.size()) : all).containsAll(movies);

            MovieRead<?> again = reads(failingAt(number)).get(kind);
            List<Movie> ofPages = new ArrayList<>();
            untilItFails(again.pages().iterator(), again.toString()).forEach(page -> ofPages.addAll(page.items()));
            assertThat(isInOrder ? all.subList(0, ofPages.size()) : all).containsAll(ofPages);
        }
    }

    @Test
    void afterAnInterruptToo() {
        Iterator<Movie> movies = failingAt(0).scan().segments(4).iterator();
        movies.next();
        Thread.currentThread().interrupt();
        Throwable first = catchThrowable(() -> movies.forEachRemaining(movie -> {}));
        assertThat(Thread.interrupted()).isTrue();

        assertThat(first).isInstanceOf(AbortedException.class);
        assertThat(catchThrowable(movies::next)).isSameAs(first);
    }

    @Test
    void aStreamThatFailedIsNotReadOn() {
        try (Stream<Movie> movies = failingAt(3).inYears(1980, 1989).stream()) {
            Iterator<Movie> rest = movies.iterator();
            untilItFails(rest, "stream");
        }
    }
}
