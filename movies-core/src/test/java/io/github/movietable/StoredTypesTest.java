package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.ACTORS;
import static io.github.movietable.expression.MovieAttributes.RANK;
import static io.github.movietable.testing.Faults.refusing;
import static io.github.movietable.testing.Keys.key;
import static io.github.movietable.testing.Keys.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.movietable.expression.Attribute;
import io.github.movietable.model.AttributeTypeException;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.FaultyHttp.Fault;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Exceptions name a stored value whose type does not fit a change, and a table whose key is not that of movies. */
class StoredTypesTest {
    private static final MovieTable MOVIES = Database.newTable();
    private static final MovieKey KEY = MovieKey.of(1985, "Brazil");

    /** A change, and the path at which a value of the wrong type is stored. */
    private record Misfit(UnaryOperator<MovieUpdate> change, String path, AttributeValue.Type found) {}

    private static Named<Misfit> misfit(
            String name, UnaryOperator<MovieUpdate> change, String path, AttributeValue.Type found) {
        return Named.of(name, new Misfit(change, path, found));
    }

    private static Stream<Named<Misfit>> misfits() {
        return Stream.of(
                misfit("increment", u -> u.increment(RANK, 1), "info.rank", AttributeValue.Type.S),
                misfit("decrement", u -> u.decrement(RANK, 1), "info.rank", AttributeValue.Type.S),
                misfit("append", u -> u.append(ACTORS, List.of("Jonathan")), "info.actors", AttributeValue.Type.M),
                misfit("prepend", u -> u.prepend(ACTORS, List.of("Kim")), "info.actors", AttributeValue.Type.M),
                misfit("addTo", u -> u.addTo(Attribute.textSet("tags"), Set.of("x")), "tags", AttributeValue.Type.NS),
                misfit(
                        "deleteFrom",
                        u -> u.deleteFrom(Attribute.textSet("tags"), Set.of("x")),
                        "tags",
                        AttributeValue.Type.NS),
                misfit(
                        "an element",
                        u -> u.increment(Attribute.number("list[0]"), 1),
                        "list[0]",
                        AttributeValue.Type.NUL));
    }

    private static Stream<Named<BiConsumer<MovieTable, UnaryOperator<MovieUpdate>>>> ways() {
        return Stream.of(
                Named.of("apply", (m, change) -> change.apply(m.update(KEY)).apply()),
                Named.of("tryApply", (m, change) -> change.apply(m.update(KEY)).tryApply()),
                Named.of(
                        "nothing returned",
                        (m, change) -> change.apply(m.update(KEY)).applyReturningNothing()),
                Named.of(
                        "exactlyOnce",
                        (m, change) -> change.apply(m.update(KEY)).exactlyOnce().apply()),
                Named.of(
                        "transaction",
                        (m, change) -> m.transaction()
                                .put(Movie.of(1, "other"))
                                .update(change.apply(m.update(KEY)))
                                .apply()),
                Named.of(
                        "versioned",
                        (m, change) -> change.apply(
                                        m.versioned(Attribute.text("version")).update(Movie.of(KEY)))
                                .apply()));
    }

    static Stream<Arguments> misfitsInAllWays() {
        return misfits().flatMap(misfit -> ways().map(way -> Arguments.of(misfit, way)));
    }

    private static Movie odd() {
        return Movie.of(KEY)
                .with(Attribute.text("info.rank"), "first")
                .with(Attribute.map("info.actors"), Map.of())
                .with(Attribute.numberSet("tags"), Set.of(1))
                .with(Attribute.list("list"), List.of(AttributeValue.fromNul(true)));
    }

    @ParameterizedTest
    @MethodSource("misfitsInAllWays")
    void theValueOfAnotherTypeIsNamed(Misfit misfit, BiConsumer<MovieTable, UnaryOperator<MovieUpdate>> way) {
        MOVIES.put(odd());

        var named = catchThrowableOfType(AttributeTypeException.class, () -> way.accept(MOVIES, misfit.change()));

        assertThat(named.key()).isEqualTo(KEY);
        assertThat(named.path()).isEqualTo(misfit.path());
        assertThat(named.found()).isEqualTo(misfit.found());
        assertThat(named).hasMessageNotContaining("first").hasCauseInstanceOf(DynamoDbException.class);
        assertThat(MOVIES.get(KEY)).isEqualTo(odd());
    }

    @Test
    void whatTheMovieDoesNotExplainStaysAsItIs() {
        MOVIES.put(Movie.of(KEY).with(RANK, 1));
        FaultyHttp http = FaultyHttp.first("UpdateItem", refusing("ValidationException"));

        assertThatThrownBy(() -> Database.through(http, MOVIES)
                        .update(KEY)
                        .increment(RANK, 1)
                        .apply())
                .isInstanceOf(DynamoDbException.class)
                .hasMessageContaining("injected");
        FaultyHttp denied = FaultyHttp.scripted(attempt -> attempt.operation().equals("UpdateItem")
                ? refusing("ValidationException")
                : refusing("AccessDeniedException"));
        assertThatThrownBy(() -> Database.through(denied, MOVIES)
                        .update(KEY)
                        .increment(RANK, 1)
                        .apply())
                .hasMessageContaining("Status Code: 400")
                .extracting(e -> ((DynamoDbException) e).awsErrorDetails().errorCode())
                .isEqualTo("ValidationException");
    }

    private static MovieTable keyed(ScalarAttributeType year, String partition, String sort) {
        String name = Database.newName();
        Database.client()
                .createTable(t -> t.tableName(name)
                        .keySchema(key(partition, KeyType.HASH), key(sort, KeyType.RANGE))
                        .attributeDefinitions(type(partition, year), type(sort, ScalarAttributeType.S))
                        .billingMode(BillingMode.PAY_PER_REQUEST));
        return MovieTable.named(name, Database.client());
    }

    private static Stream<Named<BiFunction<MovieTable, MovieKey, Object>>> verbs() {
        return Stream.of(
                Named.of("put", (m, key) -> m.put(Movie.of(key))),
                Named.of("putIfAbsent", (m, key) -> m.putIfAbsent(Movie.of(key))),
                Named.of("find", (m, key) -> m.find(key)),
                Named.of("getAll", (m, key) -> m.getAll(List.of(key))),
                Named.of("transactionalGet", (m, key) -> m.transactionalGet(List.of(key))),
                Named.of("delete", (m, key) -> m.delete(key)),
                Named.of("deleteIf", (m, key) -> m.deleteIf(key, RANK.exists())),
                Named.of("update", (m, key) -> m.update(key).set(RANK, 1).apply()),
                Named.of(
                        "increment",
                        (m, key) -> m.update(key).increment(RANK, 1).tryApply()),
                Named.of(
                        "exactlyOnce",
                        (m, key) -> m.update(key).set(RANK, 1).exactlyOnce().apply()),
                Named.of(
                        "transaction",
                        (m, key) -> m.transaction()
                                .put(Movie.of(key))
                                .delete(MovieKey.of(1, "x"))
                                .tryApply()),
                Named.of("move", (m, key) -> m.move(key, MovieKey.of(1, "x"))));
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void aTableWithAnotherKeyIsNamedAsSuch(BiFunction<MovieTable, MovieKey, Object> verb) {
        for (MovieTable other :
                List.of(keyed(ScalarAttributeType.S, "year", "title"), keyed(ScalarAttributeType.N, "jahr", "titel"))) {
            assertThatThrownBy(() -> verb.apply(other, KEY))
                    .isInstanceOf(TableMismatchException.class)
                    .hasMessageContainingAll(other.name(), "has the key", "year (N, HASH), title (S, RANGE)");
        }
    }

    @Test
    void ifTheTableMayNotBeDescribedTheRefusalStays() {
        MovieTable other = keyed(ScalarAttributeType.S, "year", "title");
        FaultyHttp http = FaultyHttp.scripted(attempt ->
                attempt.operation().equals("DescribeTable") ? refusing("AccessDeniedException") : Fault.NONE);

        assertThatThrownBy(() -> Database.through(http, other).put(Movie.of(KEY)))
                .isInstanceOf(DynamoDbException.class)
                .extracting(e -> ((DynamoDbException) e).awsErrorDetails().errorCode())
                .isEqualTo("ValidationException");
        assertThat(http.attempts("DescribeTable")).isEqualTo(1);
    }
}
