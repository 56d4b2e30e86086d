package io.github.movietable.testing;

import io.github.movietable.MovieTable;
import io.github.movietable.local.LocalDynamoDb;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The one DynamoDB Local of the JVM, and a fresh table for each test. */
public final class Database {
    private static final LocalDynamoDb LOCAL = LocalDynamoDb.inMemory();

    private Database() {}

    public static LocalDynamoDb local() {
        return LOCAL;
    }

    public static DynamoDbClient client() {
        return LOCAL.client();
    }

    public static String newName() {
        return "Movies-" + UUID.randomUUID();
    }

    /** Creates an empty table. */
    public static MovieTable newTable() {
        MovieTable movies = MovieTable.named(newName(), client());
        movies.create();
        return movies;
    }

    /** The table, with a client that meets the faults of {@code http}. */
    public static MovieTable through(FaultyHttp http, MovieTable movies) {
        return MovieTable.named(movies.name(), http.client());
    }
}
