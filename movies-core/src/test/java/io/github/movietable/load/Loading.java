package io.github.movietable.load;

import io.github.movietable.internal.Calls;
import io.github.movietable.model.Movie;
import io.github.movietable.testing.VirtualTime;
import java.nio.file.Path;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Loads in virtual time: the same code as in real time, but for the clock and the threads. */
final class Loading {
    static final String TABLE = "Movies";

    private Loading() {}

    static LoadReport load(VirtualTime time, DynamoDbClient client, Stream<Movie> movies, LoadSettings settings) {
        return load(time, client, () -> new MovieSource(movies.iterator(), movies), settings);
    }

    static LoadReport load(VirtualTime time, DynamoDbClient client, Path file, LoadSettings settings) {
        return load(time, client, () -> FolderRecords.open(file, new Reading(null, "", false)), settings);
    }

    static LoadReport load(VirtualTime time, DynamoDbClient client, Source source, LoadSettings settings) {
        return LoadStart.run(new Calls(client, time, null), TABLE, "movies", source, settings, time);
    }
}
