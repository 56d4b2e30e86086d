package io.github.movietable.load;

import io.github.movietable.model.Movie;
import io.github.movietable.testing.VirtualCalls;
import io.github.movietable.testing.VirtualTime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Runs loads in virtual time: the same code as in real time, except for the clock and the threads. */
final class Loading {
    static final String TABLE = "Movies";

    private Loading() {}

    static LoadReport load(VirtualTime time, DynamoDbClient client, Stream<Movie> movies, LoadSettings settings) {
        return load(time, client, MovieSource.of(movies::iterator, movies, true), settings);
    }

    static LoadReport load(VirtualTime time, DynamoDbClient client, Path file, LoadSettings settings) {
        return load(
                time,
                client,
                onThisThread(between -> FolderRecords.open(file, new SourceOptions(null, "", false, true), between)),
                settings);
    }

    static LoadReport load(VirtualTime time, DynamoDbClient client, Source source, LoadSettings settings) {
        return new LoadStart(VirtualCalls.of(client, time), TABLE, "movies", settings, any -> {}).run(source, time);
    }

    /** Virtual time has one thread. */
    private static Source onThisThread(Source source) {
        return new Source() {
            @Override
            public Records open(Between between) throws IOException {
                return source.open(between);
            }

            @Override
            public boolean isReadHere() {
                return true;
            }
        };
    }
}
