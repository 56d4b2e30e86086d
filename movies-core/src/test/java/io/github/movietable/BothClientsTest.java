package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.PLOT;
import static io.github.movietable.expression.MovieAttributes.RANK;
import static io.github.movietable.expression.MovieAttributes.RATING;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.movietable.expression.Attribute;
import io.github.movietable.internal.call.AsyncClient;
import io.github.movietable.internal.call.BlockingClient;
import io.github.movietable.internal.call.Client;
import io.github.movietable.internal.call.Request;
import io.github.movietable.internal.call.Step;
import io.github.movietable.model.Meter;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FakeTicker;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.FaultyHttp.Fault;
import io.github.movietable.testing.FaultyHttp.Reply;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The same steps come to the same end, by the same requests and at the same cost, on either client of the SDK. */
class BothClientsTest {
    private static final MovieKey KEY = MovieKey.of(1985, "Brazil");
    private static final Fault CONFLICT = (attempt, sender) -> new Reply(
            400,
            "{\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionCanceledException\",\"Message\":\"injected\","
                    + "\"CancellationReasons\":[{\"Code\":\"TransactionConflict\"}]}");

    /** Everything that can be seen of an operation from outside. */
    private record Seen(Object result, List<String> requests, Object units, int pauses, Object stored) {}

    /** An operation on a table with some movies, and the faults of its attempts. */
    private record Scene(Supplier<FaultyHttp> http, Function<MovieTable, Object> verb) {}

    private static Scene scene(String operation, Function<MovieTable, Object> verb, Fault... faults) {
        return new Scene(() -> FaultyHttp.first(operation, faults), verb);
    }

    static Stream<Named<Scene>> scenes() {
        return Stream.of(
                Named.of("get", scene("GetItem", m -> m.get(KEY, PLOT))),
                Named.of("get without an answer", scene("GetItem", m -> m.get(KEY), Fault.NO_BODY, Fault.LOST_ANSWER)),
                Named.of("no such movie", scene("GetItem", m -> m.get(1, "none"))),
                Named.of("put", scene("PutItem", m -> m.put(Movie.of(KEY)), Fault.THROTTLED)),
                Named.of("put if absent", scene("PutItem", m -> m.putIfAbsent(Movie.of(KEY)), Fault.ERROR_AFTER)),
                Named.of("delete if", scene("DeleteItem", m -> m.deleteIf(KEY, RANK.is(1)), Fault.LOST_ANSWER)),
                Named.of(
                        "a missing parent",
                        scene(
                                "UpdateItem",
                                m -> m.update(1985, "Bare").set(RATING, 5).apply())),
                Named.of("an increment that is lost", scene("UpdateItem", BothClientsTest::counted, Fault.LOST_ANSWER)),
                Named.of("a throttled increment", scene("UpdateItem", BothClientsTest::counted, Fault.THROTTLED)),
                Named.of(
                        "a text that is added to",
                        scene(
                                "UpdateItem",
                                m -> m.update(1985, "Odd").increment(RANK, 1).apply())),
                Named.of(
                        "once",
                        scene(
                                "TransactWriteItems",
                                m -> m.update(KEY)
                                        .increment(RANK, 1)
                                        .exactlyOnce()
                                        .tryApply(),
                                CONFLICT,
                                Fault.LOST_ANSWER,
                                Fault.WRONG_CHECKSUM)),
                Named.of(
                        "a conflict that stays",
                        scene(
                                "TransactWriteItems",
                                m -> m.transaction().delete(KEY).tryApply(),
                                conflicts())),
                Named.of("move", scene("GetItem", m -> m.move(KEY, MovieKey.of(1986, "Brazil")))),
                Named.of("throttled getAll", scene("BatchGetItem", m -> m.getAll(keys()), unprocessed())),
                Named.of("at one moment", scene("TransactGetItems", m -> m.transactionalGet(keys(), RANK))),
                Named.of(
                        "create with a lost answer", scene("CreateTable", BothClientsTest::created, Fault.LOST_ANSWER)),
                Named.of("drop with a lost answer", scene("DeleteTable", BothClientsTest::dropped, Fault.ERROR_AFTER)),
                Named.of("no such table", scene("GetItem", m -> {
                    m.drop();
                    return m.find(KEY);
                })));
    }

    private static Object counted(MovieTable movies) {
        return movies.update(KEY).increment(RANK, 1).apply();
    }

    private static Object created(MovieTable movies) {
        movies.drop();
        movies.create();
        return movies.exists();
    }

    private static Object dropped(MovieTable movies) {
        movies.drop();
        return movies.exists();
    }

    private static Fault[] conflicts() {
        return IntStream.range(0, 20).mapToObj(i -> CONFLICT).toArray(Fault[]::new);
    }

    private static Fault[] unprocessed() {
        return new Fault[] {Fault.keysUnprocessedBehind(0), Fault.keysUnprocessedBehind(1), Fault.NO_BODY};
    }

    private static List<MovieKey> keys() {
        return List.of(MovieKey.of(1, "none"), KEY, MovieKey.of(1985, "Bare"));
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void bothComeToTheSameEnd(Scene scene) {
        Seen blocking = seen(scene, (http, ticker) -> new BlockingClient(http.client(), ticker, null));
        Seen async = seen(
                scene, (http, ticker) -> new AsyncClient(http.asyncClient(), ticker, ForkJoinPool.commonPool(), null));

        assertThat(async).isEqualTo(blocking);
        assertThat(blocking.requests()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void bothReadTheSamePage(Fault[] faults) {
        Seen blocking = page((http, ticker) -> new BlockingClient(http.client(), ticker, null), faults);
        Seen async = page(
                (http, ticker) -> new AsyncClient(http.asyncClient(), ticker, ForkJoinPool.commonPool(), null), faults);

        assertThat(async).isEqualTo(blocking);
    }

    static Stream<Named<Fault[]>> pages() {
        return Stream.of(
                Named.of("well", new Fault[0]),
                Named.of("at last", new Fault[] {Fault.EMPTY_ANSWER, Fault.WRONG_CHECKSUM, Fault.THROTTLED}),
                Named.of(
                        "never",
                        IntStream.range(0, 9).mapToObj(i -> Fault.EMPTY_ANSWER).toArray(Fault[]::new)));
    }

    /** A client for faulty HTTP. */
    private interface Wiring {
        Client over(FaultyHttp http, FakeTicker ticker);
    }

    private static Seen page(Wiring wiring, Fault... faults) {
        Function<MovieTable, Object> verb = movies -> {
            QueryRequest request = movies.inYear(1985).toRequest();
            TableView view = movies.view();
            return view.run(view.target().read(Request.of(request), Step::done)).items();
        };
        return seen(scene("Query", verb, faults), wiring);
    }

    private static Seen seen(Scene scene, Wiring wiring) {
        MovieTable stored = Database.newTable();
        stored.put(Movie.of(KEY).with(RANK, 1).with(PLOT, "A duct."));
        stored.put(Movie.of(1985, "Bare"));
        stored.put(Movie.of(1985, "Odd").with(Attribute.text("info.rank"), "one"));
        FaultyHttp http = scene.http().get();
        FakeTicker ticker = FakeTicker.prompt();
        Meter meter = new Meter();
        MovieTable movies =
                MovieTable.over(stored.name(), wiring.over(http, ticker)).meteredBy(meter);
        Object result = resultOf(() -> scene.verb().apply(movies));
        List<String> requests = http.log().stream()
                .map(a -> a.operation() + " " + anonymous(a.body()))
                .toList();
        Object left = stored.exists() ? stored.scan().list() : "no table";
        return new Seen(
                anonymous(result, stored),
                requests,
                meter.total(),
                ticker.pauses().size(),
                left);
    }

    private static Object resultOf(Supplier<Object> verb) {
        try {
            return verb.get();
        } catch (RuntimeException e) {
            return e.getClass().getSimpleName() + ": " + e.getMessage();
        }
    }

    private static Object anonymous(Object result, MovieTable stored) {
        return result instanceof String text
                ? text.replace(stored.name(), "Movies").replaceAll("Request ID: [^)]*", "")
                : result;
    }

    /** Replaces the table's name and tokens, which differ each time. */
    private static String anonymous(JsonNode body) {
        ObjectNode copy = body.deepCopy();
        copy.remove("ClientRequestToken");
        return copy.toString().replaceAll("Movies-[0-9a-f-]+", "Movies");
    }
}
