package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.PLOT;
import static io.github.movietable.expression.MovieAttributes.RANK;
import static io.github.movietable.expression.MovieAttributes.RATING;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.load.LoadReport;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Data;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.FaultyHttp.Fault;
import io.github.movietable.testing.Films;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One suite for both tables: the same methods under the same faults end in the same way, with the same messages. */
@Timeout(120)
class BothTablesTest {
    private static final MovieKey KEY = MovieKey.of(1985, "Brazil");
    private static final MovieKey NEW = MovieKey.of(1986, "Brazil");

    private enum Kind {
        BLOCKING,
        ASYNCHRONOUS,
        COMPLETING_AT_ONCE
    }

    private static TableUnderTest table(Kind kind, String name, FaultyHttp http) {
        MovieTable blocking = MovieTable.named(name, http.client());
        AsyncMovieTable async = AsyncMovieTable.named(name, http.asyncClient());
        return switch (kind) {
            case BLOCKING -> TableUnderTest.of(blocking);
            case ASYNCHRONOUS -> TableUnderTest.of(async, blocking);
            case COMPLETING_AT_ONCE ->
                TableUnderTest.of(
                        AsyncMovieTable.named(name, http.asyncClientThatCompletesAtOnce())
                                .runningOn(Runnable::run),
                        blocking);
        };
    }

    private record Scene(String operation, List<Fault> faults, Function<TableUnderTest, Object> verb) {}

    private static Named<Scene> scene(
            String name, String operation, Function<TableUnderTest, Object> verb, Fault... faults) {
        return Named.of(name, new Scene(operation, List.of(faults), verb));
    }

    private static MovieUpdate increment(TableUnderTest t) {
        return t.specifications().update(KEY).increment(RANK, 1);
    }

    private static MovieTransaction transaction(TableUnderTest t) {
        return t.specifications().transaction().put(Movie.of(NEW)).check(KEY, RANK.is(1));
    }

    static Stream<Named<Scene>> scenes() {
        return Stream.of(
                scene("put", "PutItem", t -> t.put(Movie.of(KEY)), Fault.THROTTLED),
                scene("put that got no answer", "PutItem", t -> t.put(Movie.of(KEY)), Fault.NO_BODY),
                scene("put if absent, lost", "PutItem", t -> t.putIfAbsent(Movie.of(NEW)), Fault.LOST_ANSWER),
                scene("put if absent, refused", "PutItem", t -> t.putIfAbsent(Movie.of(KEY))),
                scene("put if, failed", "PutItem", t -> t.putIf(Movie.of(KEY), RANK.is(1)), Fault.ERROR_AFTER),
                scene("put of a part", "PutItem", t -> t.put(t.get(KEY, PLOT))),
                scene(
                        "put of what is too much",
                        "PutItem",
                        t -> t.put(Movie.of(KEY).with(PLOT, "x".repeat(410_000)))),
                scene("get", "GetItem", t -> t.get(KEY, PLOT), Fault.NO_BODY, Fault.LOST_ANSWER),
                scene("get of none", "GetItem", t -> t.get(NEW)),
                scene("get all", "BatchGetItem", t -> t.getAll(List.of(KEY, NEW)), Fault.keysUnprocessedBehind(0)),
                scene("delete", "DeleteItem", t -> t.delete(KEY), Fault.ERROR_BEFORE),
                scene("delete if, lost", "DeleteItem", t -> t.deleteIf(KEY, RANK.is(1)), Fault.LOST_ANSWER),
                scene("delete if, refused", "DeleteItem", t -> t.deleteIf(KEY, RANK.is(2))),
                scene("move", "TransactWriteItems", t -> t.move(KEY, NEW), Fault.LOST_ANSWER),
                scene("move to itself", "TransactWriteItems", t -> t.move(KEY, KEY)),
                scene("increment", "UpdateItem", t -> t.apply(increment(t)), Fault.THROTTLED),
                scene("increment, lost", "UpdateItem", t -> t.apply(increment(t)), Fault.LOST_ANSWER),
                scene(
                        "increment once, lost",
                        "TransactWriteItems",
                        t -> t.apply(increment(t).exactlyOnce()),
                        Fault.LOST_ANSWER),
                scene(
                        "update of none",
                        "UpdateItem",
                        t -> t.apply(t.specifications().update(NEW).set(RANK, 1))),
                scene(
                        "update, refused",
                        "UpdateItem",
                        t -> t.tryApply(increment(t).onlyIf(RANK.is(9)))),
                scene(
                        "update, refused aloud",
                        "UpdateItem",
                        t -> t.apply(increment(t).onlyIf(RANK.is(9)))),
                scene(
                        "update of nothing",
                        "UpdateItem",
                        t -> t.apply(t.specifications().update(KEY))),
                scene(
                        "missing parent",
                        "UpdateItem",
                        t -> t.apply(t.specifications().update(1985, "Bare").set(RATING, 5))),
                scene("transaction", "TransactWriteItems", t -> t.tryApply(transaction(t)), Fault.ERROR_AFTER),
                scene("transaction, cancelled", "TransactWriteItems", t -> {
                    t.apply(transaction(t).check(NEW.equals(KEY) ? KEY : MovieKey.of(1, "none"), RANK.is(1)));
                    return "not reached";
                }),
                scene("page", "Query", t -> t.page(year(t).limit(3)).next().isPresent(), Fault.ERROR_BEFORE),
                scene("list", "Query", t -> t.list(year(t).pageSize(4)), Fault.NO_BODY, Fault.THROTTLED),
                scene("list of years", "Query", t -> t.list(t.specifications().inYears(1980, 1989)), Fault.LOST_ANSWER),
                scene("first", "Query", t -> t.first(year(t).where(RANK.is(7))), Fault.LOST_ANSWER),
                scene("count", "Query", t -> t.count(year(t).limit(5)), Fault.ERROR_BEFORE),
                scene("segments", "Scan", t -> t.count(t.specifications().scan().segments(2)), Fault.THROTTLED),
                scene(
                        "segments by size",
                        "DescribeTable",
                        t -> t.count(t.specifications().scan().segments())),
                scene("no index", "Query", t -> t.list(t.specifications().titled("Brazil"))),
                scene(
                        "a wrong cursor",
                        "Query",
                        t -> t.list(year(t).startAfter(
                                        t.page(t.specifications().scan().limit(1))
                                                .next()
                                                .orElseThrow()))),
                scene("delete all", "BatchWriteItem", t -> t.deleteAll(keys()), Fault.unprocessedBehind(3)),
                scene(
                        "delete what is read",
                        "BatchWriteItem",
                        t -> t.deleteAll(year(t).pageSize(3)),
                        Fault.LOST_ANSWER),
                scene(
                        "delete all, refused",
                        "BatchWriteItem",
                        t -> t.deleteAll(keys()),
                        (a, s) -> FaultyHttp.Reply.error(400, "AccessDeniedException")));
    }

    private static YearQuery year(TableUnderTest t) {
        return t.specifications().inYear(1985);
    }

    private static List<MovieKey> keys() {
        return IntStream.range(0, 10)
                .mapToObj(i -> MovieKey.of(1985, "Movie " + i))
                .toList();
    }

    /** Everything that can be seen from outside. */
    private static List<Object> seen(Scene scene, Kind kind) {
        MovieTable stored = Database.newTable();
        stored.put(Movie.of(KEY).with(RANK, 1).with(PLOT, "Forms"));
        stored.put(Movie.of(1985, "Bare"));
        keys().forEach(key -> stored.put(Movie.of(key).with(RANK, 7)));
        FaultyHttp http = FaultyHttp.first(scene.operation(), scene.faults().toArray(Fault[]::new));
        List<Object> seen = new ArrayList<>();
        try {
            seen.add(String.valueOf(scene.verb().apply(table(kind, stored.name(), http))));
        } catch (RuntimeException e) {
            seen.add(e.getClass() + ": " + withoutIds(e.getMessage(), stored.name()));
        }
        if (!scene.operation().equals("TransactWriteItems")) {
            // DynamoDB Local may still be at the first try of a transaction when the second one comes
            seen.add(http.attempts(scene.operation()));
        }
        seen.add(Films.byKey(stored.scan().list()));
        return seen;
    }

    private static String withoutIds(String message, String table) {
        return message.replace(table, "Movies").replaceAll("Request ID: [^,)]*", "Request ID");
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void endInTheSameWay(Scene scene) {
        List<Object> blocking = seen(scene, Kind.BLOCKING);

        assertThat(seen(scene, Kind.ASYNCHRONOUS)).isEqualTo(blocking);
        assertThat(seen(scene, Kind.COMPLETING_AT_ONCE)).isEqualTo(blocking);
    }

    /**
     * The faults of a call, all equally frequent: 381 in all for a load of the lab's own file, if it is on this
     * machine.
     */
    private static final List<Fault> FAULTS = List.of(
            Fault.THROTTLED,
            Fault.ERROR_BEFORE,
            Fault.ERROR_AFTER,
            Fault.LOST_ANSWER,
            Fault.unprocessedBehind(0),
            Fault.unprocessedBehind(7),
            (attempt, sender) -> {
                throw new SocketException("Connection reset");
            });

    @ParameterizedTest
    @EnumSource(Kind.class)
    void loadEachRecordOnceThroughFaults(Kind kind, @TempDir Path folder) {
        Path file = Data.lab().orElseGet(Data::films);
        int planned = Data.lab().isPresent() ? 381 : 77;
        AtomicInteger injected = new AtomicInteger();
        FaultyHttp http =
                FaultyHttp.scripted(attempt -> attempt.operation().equals("BatchWriteItem") && attempt.number() % 4 > 0
                        ? faultOf(injected, planned)
                        : Fault.NONE);
        MovieTable stored = Database.newTable();
        TableUnderTest table = table(kind, stored.name(), http);

        LoadReport report = table.run(table.specifications().batchLoad(file));

        assertThat(injected).hasValue(planned);
        assertThat(report.read()).isEqualTo(report.written() + report.superseded());
        assertThat(report.written()).isEqualTo(stored.scan().count());
        Path exported = folder.resolve("movies.jsonl");
        assertThat(table.run(table.specifications().exportTo(exported)).movies())
                .isEqualTo(report.written());
        assertThat(Films.byKey(stored.scan().list())).isEqualTo(Films.byKey(Films.moviesOf(file)));
    }

    private static Fault faultOf(AtomicInteger injected, int planned) {
        int before = injected.getAndUpdate(count -> Math.min(count + 1, planned));
        return before < planned ? FAULTS.get(before % FAULTS.size()) : Fault.NONE;
    }
}
