package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.movietable.internal.call.AsyncClient;
import io.github.movietable.internal.call.BlockingClient;
import io.github.movietable.internal.call.Client;
import io.github.movietable.internal.call.Hidden;
import io.github.movietable.internal.call.Ticker;
import io.github.movietable.internal.call.Workers;
import io.github.movietable.load.Export;
import io.github.movietable.model.Movie;
import io.github.movietable.model.NoSuchTableException;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.Films;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads give the same pages, cursors and failures with the blocking and with the asynchronous client. */
@Timeout(60)
class ReadsByBothClientsTest {
    private static TableView async(String table, Executor executor) {
        return TableView.of(table, new AsyncClient(Database.local().asyncClient(), Ticker.SYSTEM, executor, null));
    }

    static Stream<Named<Executor>> executors() {
        return Stream.of(
                Named.of("on the shared pool", Workers.shared()),
                Named.of("on the thread that completes", Runnable::run));
    }

    private static List<Function<TableView, MovieRead<?>>> reads() {
        return List.of(
                table -> YearQuery.of(table, 1994).pageSize(7),
                table -> YearsQuery.of(table, 1950, 1979),
                table -> YearsQuery.of(table, 1950, 1979).descending().limit(60),
                table -> YearsQuery.of(table, 1950, 1979).readAtMost(60).pageSize(3),
                table -> YearsQuery.of(table, 1950, 1979).where(GENRES.contains("Drama")),
                table -> MovieScan.of(table).pageSize(100),
                table -> MovieScan.of(table).segments(4).pageSize(40),
                table -> MovieScan.of(table).segments(4).where(RATING.above(8)),
                table -> MovieScan.of(table).segments(4).readAtMost(77));
    }

    @ParameterizedTest
    @MethodSource("executors")
    void giveTheSame(Executor executor) {
        TableView blocking = TableView.of(Films.table().name(), blockingClient());
        TableView async = async(Films.table().name(), executor);
        for (Function<TableView, MovieRead<?>> read : reads()) {
            MovieRead<?> one = read.apply(blocking);
            MovieRead<?> other = read.apply(async);

            assertThat(Films.byKey(other.list())).as(one.toString()).isEqualTo(Films.byKey(one.list()));
            assertThat(other.count()).as(one.toString()).isEqualTo(one.count());
            if (!one.toString().contains("segments")) {
                assertThat(described(other)).as(one.toString()).isEqualTo(described(one));
            }
            assertThat(other.page().units()).isEqualTo(one.page().units());
        }
    }

    private static TableView blocking(String table) {
        return TableView.of(table, blockingClient());
    }

    private static Client blockingClient() {
        return new BlockingClient(Database.client(), Ticker.SYSTEM, null);
    }

    private static List<String> described(MovieRead<?> read) {
        List<String> pages = new ArrayList<>();
        read.pages().forEach(page -> pages.add(page + " " + page.next().map(Cursor::toString)));
        return pages;
    }

    @ParameterizedTest
    @MethodSource("executors")
    void failTheSame(Executor executor) {
        String none = Database.newName();
        for (TableView table : List.of(blocking(none), async(none, executor))) {
            assertThatExceptionOfType(NoSuchTableException.class).isThrownBy(YearsQuery.of(table, 1950, 1959)::list);
            assertThatExceptionOfType(NoSuchTableException.class).isThrownBy(YearQuery.of(table, 1950)::page);
            assertThatThrownBy(MovieScan.of(table).segments(3)::list)
                    .isInstanceOf(SegmentFailedException.class)
                    .hasCauseInstanceOf(NoSuchTableException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("executors")
    void exportTheSame(Executor executor, @TempDir Path folder) {
        String films = Films.table().name();
        Path file = folder.resolve("films.jsonl");
        assertThat(Hidden.make(
                                Export.class,
                                Path.class,
                                new Hidden.Start(async(films, executor).client(), films, Workers.shared(), any -> {}),
                                file)
                        .segments(3)
                        .run()
                        .movies())
                .isEqualTo(Films.all().size());
        MovieTable copy = Database.newTable();
        copy.batchLoad(file).run();
        assertThat(Films.byKey(copy.scan().list())).isEqualTo(Films.all());
    }

    @ParameterizedTest
    @MethodSource("executors")
    void aStreamThatIsClosedEndsTheReading(Executor executor) {
        TableView async = async(Films.table().name(), executor);
        try (Stream<Movie> some = MovieScan.of(async).segments(4).pageSize(10).stream()) {
            assertThat(some.limit(3)).hasSize(3);
        }
    }
}
