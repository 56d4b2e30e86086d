package io.github.movietable.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.MovieTable;
import io.github.movietable.model.Movie;
import io.github.movietable.testing.Data;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.FaultyHttp.Fault;
import io.github.movietable.testing.Films;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A load of the lab's file into DynamoDB Local, while a quarter of all calls meets some fault. */
class FaultPlanTest {
    private static final int LAB_MOVIES = 4610;
    private static final Fault RESET = (attempt, sender) -> {
        throw new SocketException("Connection reset");
    };

    @TempDir
    Path folder;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Boolean.getBoolean("movies.long") ? 8 : 1);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void eachRecordIsWrittenOnceAndInFewCalls(long seed) throws IOException {
        Path file = file();
        List<Movie> expected = Films.moviesOf(file);
        MovieTable movies = Database.newTable();
        FaultyHttp http = FaultyHttp.scripted(attempt -> attempt.operation().equals("BatchWriteItem")
                ? fault(new SplittableRandom(seed * 100_000 + attempt.number()).nextDouble())
                : Fault.NONE);

        LoadReport report =
                Loads.accounted(Database.through(http, movies).batchLoad(file).run());

        assertThat(report.written()).isEqualTo(expected.size());
        assertThat(report.read()).isEqualTo(expected.size());
        assertThat(report.calls()).isEqualTo(http.attempts("BatchWriteItem")).isLessThanOrEqualTo(400);
        assertThat(Films.byKey(movies.scan().list())).isEqualTo(expected);
    }

    private static Fault fault(double fate) {
        if (fate < 0.06) {
            return Fault.THROTTLED;
        }
        if (fate < 0.10) {
            return Fault.ERROR_BEFORE;
        }
        if (fate < 0.13) {
            return RESET;
        }
        if (fate < 0.17) {
            return Fault.LOST_ANSWER;
        }
        return fate < 0.25 ? Fault.unprocessedBehind(0) : Fault.NONE;
    }

    /** The lab's own file if it is on this machine; otherwise a file with as many movies. */
    private Path file() throws IOException {
        if (Data.lab().isPresent()) {
            return Data.lab().get();
        }
        String plot = "x".repeat(700);
        String movies = IntStream.range(0, LAB_MOVIES)
                .mapToObj(i -> "{\"year\": %d, \"title\": \"Movie %d\", \"info\": {\"plot\": \"%s\"}}"
                        .formatted(1920 + i % 100, i, plot))
                .collect(Collectors.joining(",", "[", "]"));
        return Files.writeString(folder.resolve("movies.json"), movies);
    }
}
