package io.github.movietable.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.AsyncMovieTable;
import io.github.movietable.MovieTable;
import io.github.movietable.model.Movie;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The extension, as a user's test class uses it. */
@Movies(file = "films.jsonl")
class MoviesExtensionTest {
    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    private final MovieTable ofTheInstance;
    private String prepared = "";

    MoviesExtensionTest(MovieTable movies) {
        this.ofTheInstance = movies;
    }

    @BeforeAll
    static void theServerIsThereAtOnce(LocalDynamoDb dynamo, DynamoDbClient client) {
        assertThat(dynamo.client()).isSameAs(client);
    }

    @BeforeEach
    void prepare(MovieTable movies) {
        prepared = movies.name();
        movies.put(Movie.of(2013, "Rush"));
    }

    @RepeatedTest(4)
    void aTableOfItsOwn(MovieTable movies, DynamoDbClient client) {
        assertThat(movies.name()).isEqualTo(prepared).isEqualTo(ofTheInstance.name());
        assertThat(SEEN.add(movies.name())).isTrue();
        assertThat(movies.scan().list()).extracting(Movie::title).containsExactlyInAnyOrder("Brazil", "Rush");
        movies.delete(1985, "Brazil");
        assertThat(client.describeTable(r -> r.tableName(movies.name())).table().tableName())
                .isEqualTo(movies.name());
    }

    @Test
    void bothTablesAreTheSame(MovieTable movies, AsyncMovieTable async) {
        async.put(Movie.of(1986, "Aliens")).join();

        assertThat(movies.find(1986, "Aliens")).isPresent();
    }

    @Test
    void aTestMayDropItsTable(MovieTable movies) {
        movies.drop();
    }

    @Test
    @Movies
    void aTestsOwnAnnotationReplacesThatOfTheClass(MovieTable movies, DynamoDbAsyncClient client) {
        assertThat(movies.scan().list()).extracting(Movie::title).containsExactly("Rush");
        assertThat(client.listTables().join().tableNames()).contains(movies.name());
    }

    @Nested
    class Within {
        @Test
        void aNestedClassHasTheSame(MovieTable movies) {
            assertThat(movies.find(1985, "Brazil")).isPresent();
            assertThat(movies.name()).isEqualTo(prepared);
        }
    }
}
