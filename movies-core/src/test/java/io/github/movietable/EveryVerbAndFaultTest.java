package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.PLOT;
import static io.github.movietable.expression.MovieAttributes.RANK;
import static io.github.movietable.expression.MovieAttributes.RATING;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.NumberAttribute;
import io.github.movietable.load.LoadReport;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.Faults;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.FaultyHttp.Attempt;
import io.github.movietable.testing.FaultyHttp.Fault;
import io.github.movietable.testing.Films;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every method meets every fault, and ends in the same way on both tables: with the same outcome or message, after as
 * many attempts.
 */
@Timeout(60)
class EveryVerbAndFaultTest {
    private static final MovieKey KEY = MovieKey.of(1985, "Brazil");
    private static final MovieKey NEW = MovieKey.of(1986, "Brazil");
    private static final NumberAttribute VERSION = Attribute.number("version");
    private static final boolean BLOCKING = false;
    private static final boolean ASYNCHRONOUS = true;
    private static final Map<String, Function<TableUnderTest, Object>> VERBS = verbs();

    /** These verbs send requests in parallel, and it is chance which requests were already sent when one failed. */
    private static final Set<String> SIDE_BY_SIDE = Set.of("list of years", "count of segments", "export");

    private static Map<String, Function<TableUnderTest, Object>> verbs() {
        Map<String, Function<TableUnderTest, Object>> verbs = new LinkedHashMap<>();
        verbs.put("put", t -> t.put(Movie.of(KEY)));
        verbs.put("putIfAbsent", t -> t.putIfAbsent(Movie.of(NEW)));
        verbs.put("putIf", t -> t.putIf(Movie.of(KEY), RANK.is(1)));
        verbs.put("get", t -> t.get(KEY));
        verbs.put("find", t -> t.find(KEY, PLOT));
        verbs.put("getAll", t -> t.getAll(keys()));
        verbs.put("transactionalGet", t -> t.transactionalGet(keys()));
        verbs.put("delete", t -> t.delete(KEY));
        verbs.put("deleteIf", t -> t.deleteIf(KEY, RANK.is(1)));
        verbs.put("deleteAll of keys", t -> t.deleteAll(keys()));
        verbs.put("deleteAll of a read", t -> t.deleteAll(year(t)));
        verbs.put("move", t -> t.move(KEY, NEW));
        verbs.put("apply", t -> t.apply(t.specifications().update(KEY).set(RANK, 2)));
        verbs.put("apply an increment", t -> t.apply(increment(t)));
        verbs.put(
                "apply with a missing parent",
                t -> t.apply(t.specifications().update(1985, "Bare").set(RATING, 5)));
        verbs.put("tryApply", t -> t.tryApply(increment(t).onlyIf(RANK.is(1))));
        verbs.put("exactlyOnce", t -> t.apply(increment(t).exactlyOnce()));
        verbs.put(
                "tryApply exactlyOnce",
                t -> t.tryApply(increment(t).onlyIf(RANK.is(1)).exactlyOnce()));
        verbs.put("put with a version", t -> t.put(VERSION, Movie.of(NEW)));
        verbs.put("put with an old version", t -> t.put(VERSION, Movie.of(KEY).with(VERSION, 7)));
        verbs.put("delete with a version", t -> {
            t.delete(VERSION, t.specifications().get(KEY));
            return "deleted";
        });
        verbs.put("tryApply a transaction", t -> t.tryApply(transaction(t)));
        verbs.put("page", t -> t.page(year(t).limit(3)).items());
        verbs.put("list", t -> t.list(year(t).pageSize(4)));
        verbs.put("list of years", t -> t.list(t.specifications().inYears(1984, 1986)));
        verbs.put("each movie", t -> t.each(year(t).pageSize(4)));
        verbs.put("each page", t -> t.eachPage(year(t).pageSize(4)));
        verbs.put("first", t -> t.first(year(t)));
        verbs.put("count", t -> t.count(t.specifications().scan()));
        verbs.put("count of segments", t -> t.count(t.specifications().scan().segments(2)));
        verbs.put("describe", t -> t.describe().status());
        verbs.put("createIfMissing", t -> t.createIfMissing());
        verbs.put("load", t -> {
            LoadReport report = t.run(t.specifications().batchLoad(List.of(Movie.of(NEW), Movie.of(1990, "Ghost"))));
            return List.of(report.read(), report.written(), report.unconfirmed());
        });
        verbs.put("export", EveryVerbAndFaultTest::exported);
        return verbs;
    }

    private static Object exported(TableUnderTest t) {
        try {
            Path folder = Files.createTempDirectory("exported");
            Path file = folder.resolve("movies.jsonl");
            try {
                t.run(t.specifications().exportTo(file));
                return Files.readAllLines(file).stream().sorted().toList();
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final Map<String, Fault> FAULTS = Map.of(
            "throttled", Fault.THROTTLED,
            "failed before", Fault.ERROR_BEFORE,
            "failed after", Fault.ERROR_AFTER,
            "not sent", Fault.NOT_SENT,
            "lost", Fault.LOST_ANSWER,
            "no body", Fault.NO_BODY,
            "nothing said", Fault.EMPTY_ANSWER,
            "wrong checksum", Fault.WRONG_CHECKSUM,
            "refused", Faults.refusing("AccessDeniedException"));

    static Stream<Arguments> verbsAndFaults() {
        return VERBS.keySet().stream()
                .flatMap(verb -> FAULTS.keySet().stream().sorted().map(fault -> Arguments.of(verb, fault)));
    }

    /** The first attempt of each operation that the verb has meets the fault. */
    @ParameterizedTest
    @MethodSource("verbsAndFaults")
    void everyVerbMeetsEveryFaultInTheSameWay(String verb, String fault) {
        List<Object> blocking = seen(verb, fault, BLOCKING);

        assertThat(seen(verb, fault, ASYNCHRONOUS)).isEqualTo(blocking);
    }

    private static TableUnderTest table(boolean isAsync, String name, FaultyHttp http) {
        MovieTable blocking = MovieTable.named(name, http.client());
        return isAsync
                ? TableUnderTest.of(AsyncMovieTable.named(name, http.asyncClient()), blocking)
                : TableUnderTest.of(blocking);
    }

    /** Everything that can be seen from outside. */
    private static List<Object> seen(String verb, String fault, boolean isAsync) {
        FaultyHttp http = FaultyHttp.scripted(attempt -> attempt.number() == 0 ? FAULTS.get(fault) : Fault.NONE);
        MovieTable stored = Database.newTable();
        stored.batchLoad(stored()).run();
        List<Object> seen = new ArrayList<>();
        try {
            seen.add(String.valueOf(VERBS.get(verb).apply(table(isAsync, stored.name(), http))));
        } catch (RuntimeException e) {
            seen.add(e.getClass() + ": " + withoutIds(e.getMessage(), stored.name()));
        }
        if (!SIDE_BY_SIDE.contains(verb)) {
            seen.add(attempts(http));
        }
        seen.add(Films.byKey(stored.scan().list()));
        return seen;
    }

    private static List<Movie> stored() {
        List<Movie> movies =
                new ArrayList<>(List.of(Movie.of(KEY).with(RANK, 1).with(PLOT, "Forms"), Movie.of(1985, "Bare")));
        keys().forEach(key -> movies.add(Movie.of(key).with(RANK, 7)));
        return movies;
    }

    /** DynamoDB Local may still be at the first try of a transaction when the second one comes. */
    private static Map<String, Long> attempts(FaultyHttp http) {
        return http.log().stream()
                .map(Attempt::operation)
                .filter(operation -> !operation.equals("TransactWriteItems"))
                .collect(Collectors.groupingBy(operation -> operation, TreeMap::new, Collectors.counting()));
    }

    /**
     * Removes parts that differ from run to run: ids, checksums, folders, and the number of the segment that fails
     * first.
     */
    private static String withoutIds(String message, String table) {
        return message.replace(table, "Movies")
                .replaceAll("Request ID: [^,)]*", "Request ID")
                .replaceAll("segment [0-9] of", "a segment of")
                .replaceAll("[^ ]*/exported[^/ ]*/", "a folder/")
                .replaceAll("[0-9]{6,}", "a checksum");
    }

    private static YearQuery year(TableUnderTest t) {
        return t.specifications().inYear(1985);
    }

    private static MovieUpdate increment(TableUnderTest t) {
        return t.specifications().update(KEY).increment(RANK, 1);
    }

    private static MovieTransaction transaction(TableUnderTest t) {
        return t.specifications().transaction().put(Movie.of(NEW)).check(KEY, RANK.is(1));
    }

    private static List<MovieKey> keys() {
        return IntStream.range(0, 10)
                .mapToObj(i -> MovieKey.of(1985, "Movie " + i))
                .toList();
    }
}
