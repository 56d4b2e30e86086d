package io.github.movietable.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.movietable.internal.call.BlockingClient;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.FakeTicker;
import io.github.movietable.testing.FaultyHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Files to load, loads in fake time, and a check that every report must pass. */
final class Loads {
    private Loads() {}

    static Path file(Path folder, String json) {
        return file(folder, json.getBytes(StandardCharsets.UTF_8));
    }

    static Path file(Path folder, byte[] bytes) {
        try {
            return Files.write(Files.createTempDirectory(folder, "source").resolve("movies.json"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A number of different movies of 1985, as a JSON array. */
    static String movies(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"year\": 1985, \"title\": \"Movie %02d\", \"info\": {\"rank\": %d}}".formatted(i, i))
                .collect(Collectors.joining(",\n", "[", "]"));
    }

    static BatchLoad load(FaultyHttp http, FakeTicker ticker, String table, Path file) {
        return BatchLoad.of(new BlockingClient(http.clientWithoutRetries(), ticker, null), table, LoadSource.of(file));
    }

    static LoadFailedException failure(BatchLoad load) {
        LoadFailedException failure = catchThrowableOfType(LoadFailedException.class, load::run);
        assertThat(failure).as("the load must fail").isNotNull();
        accounted(failure.report());
        return failure;
    }

    /** Checks that every record is counted exactly once, and returns the report. */
    static LoadReport accounted(LoadReport report) {
        assertThat(report.unconfirmed()).isNotNegative();
        assertThat(report.written() + report.superseded() + report.rejected() + report.unconfirmed())
                .isEqualTo(report.read());
        return report;
    }

    /** The keys that a BatchWriteItem puts, in its order. */
    static List<MovieKey> keys(JsonNode body) {
        List<MovieKey> keys = new ArrayList<>();
        body.get("RequestItems").elements().next().forEach(write -> {
            JsonNode item = write.at("/PutRequest/Item");
            keys.add(MovieKey.of(
                    Integer.parseInt(item.at("/year/N").asText()),
                    item.at("/title/S").asText()));
        });
        return keys;
    }
}
