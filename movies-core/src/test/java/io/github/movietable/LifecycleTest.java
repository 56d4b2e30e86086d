package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.RATING;
import static io.github.movietable.testing.Keys.key;
import static io.github.movietable.testing.Keys.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.movietable.load.LoadFailedException;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.model.NoSuchTableException;
import io.github.movietable.testing.Data;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FaultyHttp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class LifecycleTest {
    private final MovieTable movies = MovieTable.named(Database.newName(), Database.client());

    private void createWithKey(List<KeySchemaElement> key, AttributeDefinition... types) {
        Database.client()
                .createTable(t -> t.tableName(movies.name())
                        .keySchema(key)
                        .attributeDefinitions(types)
                        .billingMode(BillingMode.PAY_PER_REQUEST));
    }

    @Test
    void aTableIsCreatedUsedAndDropped() {
        assertThat(movies.exists()).isFalse();
        movies.create();
        assertThat(movies.exists()).isTrue();
        assertThat(MovieTable.listTables(Database.client())).contains(movies.name());
        movies.put(Movie.of(1985, "Ran"));
        movies.drop();

        assertThat(movies.exists()).isFalse();
        assertThat(MovieTable.listTables(Database.client())).doesNotContain(movies.name());
    }

    @Test
    void createTwiceSaysWhatToDo() {
        movies.create();
        movies.put(Movie.of(1985, "Ran"));

        assertThatThrownBy(movies::create)
                .isInstanceOfSatisfying(
                        TableExistsException.class, e -> assertThat(e.table()).isEqualTo(movies.name()))
                .hasMessageContainingAll(movies.name(), "createIfMissing()", "drop()")
                .hasCauseInstanceOf(ResourceInUseException.class);
        assertThat(movies.find(1985, "Ran")).isPresent();
    }

    @Test
    void createIfMissingTwiceIsFine() {
        assertThat(movies.createIfMissing(Throughput.provisioned(3, 4))).isTrue();
        movies.put(Movie.of(1985, "Ran"));

        assertThat(movies.createIfMissing()).isFalse();
        assertThat(movies.find(1985, "Ran")).isPresent();
        assertThat(movies.describe().throughput()).isEqualTo(Throughput.provisioned(3, 4));
    }

    @Test
    void describeTellsStateAndFigures() {
        movies.create(Throughput.provisioned(10, 20));
        movies.put(Movie.of(1985, "Ran").with(RATING, 8.2));
        TableInfo info = movies.describe();

        assertThat(info.name()).isEqualTo(movies.name());
        assertThat(info.status()).isEqualTo("ACTIVE");
        assertThat(info.itemCount()).isEqualTo(1);
        assertThat(info.sizeBytes()).isPositive();
        assertThat(info.throughput()).isEqualTo(Throughput.provisioned(10, 20));
        assertThat(info.created().orElseThrow())
                .isBetween(
                        Instant.now().minus(1, ChronoUnit.HOURS), Instant.now().plus(1, ChronoUnit.HOURS));
        assertThat(info)
                .hasToString(movies.name() + ": ACTIVE, 10 read and 20 write units a second, about 1 movies, "
                        + info.sizeBytes() + " bytes");
    }

    @Test
    void onDemandIsToldAsSuch() {
        movies.create();

        assertThat(movies.describe().throughput())
                .isEqualTo(Throughput.onDemand())
                .hasToString("on demand");
        assertThat(movies.describe().throughput().isOnDemand()).isTrue();
    }

    @Test
    void aTableWithoutATitleIsNoTableOfMovies() {
        createWithKey(List.of(key("year", KeyType.HASH)), type("year", ScalarAttributeType.N));

        mismatch("the key year (N, HASH), but");
    }

    @Test
    void aTableKeyedTheOtherWayRoundIsNoTableOfMovies() {
        createWithKey(
                List.of(key("title", KeyType.HASH), key("year", KeyType.RANGE)),
                type("year", ScalarAttributeType.N),
                type("title", ScalarAttributeType.S));

        mismatch("the key title (S, HASH), year (N, RANGE), but");
    }

    @Test
    void aYearThatIsATextIsNoTableOfMovies() {
        createWithKey(
                List.of(key("year", KeyType.HASH), key("title", KeyType.RANGE)),
                type("year", ScalarAttributeType.S),
                type("title", ScalarAttributeType.S));

        mismatch("the key year (S, HASH), title (S, RANGE), but");
    }

    private void mismatch(String found) {
        assertThatThrownBy(movies::createIfMissing)
                .isInstanceOfSatisfying(
                        TableMismatchException.class, e -> assertThat(e.table()).isEqualTo(movies.name()))
                .hasMessageContainingAll(movies.name(), found, "year (N, HASH), title (S, RANGE)");
    }

    @Test
    void throughputIsAtLeastOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Throughput.provisioned(0, 10))
                .withMessageContainingAll("at least 1", "not 0 and 10", "onDemand()");
        assertThatIllegalArgumentException().isThrownBy(() -> Throughput.provisioned(10, 0));
        assertThat(Throughput.provisioned(1, 1))
                .isEqualTo(Throughput.provisioned(1, 1))
                .hasSameHashCodeAs(Throughput.provisioned(1, 1))
                .isNotEqualTo(Throughput.provisioned(1, 2))
                .isNotEqualTo(Throughput.provisioned(2, 1))
                .isNotEqualTo(Throughput.onDemand());
    }

    @Test
    void theClientStaysItsOwnersToClose() {
        FaultyHttp http = FaultyHttp.faultless();
        MovieTable borrowed = MovieTable.named(movies.name(), http.client());
        borrowed.create();
        borrowed.drop();

        assertThat(borrowed.exists()).isFalse();
        assertThat(borrowed).hasToString("MovieTable " + movies.name());
    }

    static Stream<Named<Function<MovieTable, Object>>> verbs() {
        MovieKey key = MovieKey.of(1985, "Ran");
        return Stream.of(
                verb("describe", MovieTable::describe),
                verb("drop", LifecycleTest::dropped),
                verb("put", m -> m.put(Movie.of(key))),
                verb("putIfAbsent", m -> m.putIfAbsent(Movie.of(key))),
                verb("putIf", m -> m.putIf(Movie.of(key), RATING.exists())),
                verb("get", m -> m.get(key)),
                verb("find", m -> m.find(key)),
                verb("update", m -> m.update(key).set(RATING, 1).apply()),
                verb("tryApply", m -> m.update(key).set(RATING, 1).orCreate().tryApply()),
                verb("delete", m -> m.delete(key)),
                verb("deleteIf", m -> m.deleteIf(key, RATING.exists())),
                verb("page", m -> m.inYear(1985).page()),
                verb("list", m -> m.inYear(1985).list()),
                verb("first", m -> m.inYear(1985).first()),
                verb("count", m -> m.scan().count()),
                verb("scan", m -> m.scan().page()),
                verb("years page", m -> m.inYears(1985, 1990).page()),
                verb("years list", m -> m.inYears(1985, 1990).list()));
    }

    private static Named<Function<MovieTable, Object>> verb(String name, Function<MovieTable, Object> verb) {
        return Named.of(name, verb);
    }

    private static Object dropped(MovieTable movies) {
        movies.drop();
        return movies;
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void everyVerbSaysThatTheTableIsMissing(Function<MovieTable, Object> verb) {
        assertThatThrownBy(() -> verb.apply(movies))
                .isInstanceOfSatisfying(
                        NoSuchTableException.class, e -> assertThat(e.table()).isEqualTo(movies.name()))
                .hasMessageContainingAll("there is no table " + movies.name(), "create()", "listTables")
                .hasCauseInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void aLoadIntoNoTableSaysThatTheTableIsMissing() {
        assertThatThrownBy(() -> movies.batchLoad(Data.films()).run())
                .isInstanceOf(LoadFailedException.class)
                .hasMessageContaining("there is no table " + movies.name())
                .hasCauseInstanceOf(NoSuchTableException.class);
    }
}
