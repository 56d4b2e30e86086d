package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.ACTORS;
import static io.github.movietable.expression.MovieAttributes.GENRES;
import static io.github.movietable.expression.MovieAttributes.PLOT;
import static io.github.movietable.expression.MovieAttributes.RANK;
import static io.github.movietable.expression.MovieAttributes.RATING;

import com.fasterxml.jackson.databind.cfg.PackageVersion;
import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.TextAttribute;
import io.github.movietable.expression.TextSetAttribute;
import io.github.movietable.load.BatchLoad.OnReject;
import io.github.movietable.load.Cancellation;
import io.github.movietable.load.LoadFormat;
import io.github.movietable.local.LocalDynamoDb;
import io.github.movietable.model.Meter;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import software.amazon.awssdk.core.util.VersionInfo;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Uses every verb and every clause of the library once, and needs nothing but the library and DynamoDB Local. So it can
 * be run with the oldest supported SDK and Jackson, and fails if one of them lacks something.
 */
public final class EveryVerbProgram {
    private static final MovieKey BRAZIL = MovieKey.of(1985, "Brazil");
    private static final MovieKey RAN = MovieKey.of(1985, "Ran");
    private static final TextSetAttribute TAGS = Attribute.textSet("tags");
    private static final TextAttribute VERSION = Attribute.text("version");

    private final DynamoDbClient client;
    private final Path folder;
    private final Meter meter = new Meter();
    private MovieTable movies;

    private EveryVerbProgram(DynamoDbClient client, Path folder) {
        this.client = client;
        this.folder = folder;
        this.movies = MovieTable.named("EveryVerb", client);
    }

    /** Throws if one of the methods does not work. */
    public static void main(String... args) throws IOException {
        Path folder = Files.createTempDirectory("every-verb");
        try (LocalDynamoDb local = LocalDynamoDb.inMemory()) {
            EveryVerbProgram program = new EveryVerbProgram(local.client(), folder);
            program.tables();
            program.writes();
            program.updates();
            program.reads();
            program.transactions();
            program.versions();
            program.loadsAndExports();
            program.withoutBlocking(local.asyncClient());
            program.ends();
        }
        System.out.println("Every verb works on SDK " + sdk() + " and Jackson " + PackageVersion.VERSION + ".");
    }

    /** Read by reflection, because the compiler copies constants. */
    private static Object sdk() {
        try {
            return VersionInfo.class.getField("SDK_VERSION").get(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private void tables() {
        movies.create();
        movies.drop();
        movies.create(Throughput.provisioned(10, 10));
        movies.drop();
        movies.create(Throughput.onDemand(), TitleIndex.likeTheTable());
        movies.drop();
        check("createIfMissing", movies.createIfMissing());
        check("createIfMissing again", !movies.createIfMissing(Throughput.onDemand()));
        movies.addTitleIndex(TitleIndex.likeTheTable());
        movies.addTitleIndex(TitleIndex.likeTheTable(), progress -> {});
        check("exists", movies.exists());
        check("describe", movies.describe().hasTitleIndex());
        check("listTables", MovieTable.listTables(client).equals(List.of(movies.name())));
        movies = movies.meteredBy(meter).signingCursors(new byte[32]).runningOn(Runnable::run);
    }

    private void writes() {
        Movie brazil = Movie.of(BRAZIL).with(RATING, 7.9).with(GENRES, List.of("Sci-Fi"));
        check("put", movies.put(brazil).isEmpty());
        check("putIfAbsent", !movies.putIfAbsent(brazil).isApplied());
        check("putIf", movies.putIf(brazil, RATING.atLeast(7)).isApplied());
        check(
                "get",
                movies.get(BRAZIL).equals(brazil)
                        && movies.get(1985, "Brazil", RATING).isPart());
        check(
                "find",
                movies.find(BRAZIL).isPresent() && movies.find(1985, "Nothing").isEmpty());
        check("getAll", movies.getAll(Set.of(BRAZIL, RAN)).size() == 1);
        check("transactionalGet", movies.transactionalGet(Set.of(BRAZIL, RAN)).size() == 1);
        check("deleteIf", !movies.deleteIf(BRAZIL, RATING.below(1)).isApplied());
        check("move", movies.move(BRAZIL, MovieKey.of(1986, "Brazil")).isApplied());
        check("delete", movies.delete(1986, "Brazil").isPresent());
        check("deleteAll", movies.deleteAll(Set.of(BRAZIL)) >= 0);
        check("meteredBy", meter.total().write() > 0);
    }

    private void updates() {
        MovieUpdate update = movies.update(RAN)
                .orCreate()
                .set(PLOT, "A king divides.")
                .set(RATING, 8)
                .setIfAbsent(ACTORS, List.of("Nakadai"))
                .addTo(TAGS, Set.of("war", "king"));
        check("toRequest of an update", update.toRequest().hasKey());
        check(
                "explain an update",
                !update.explain(movies.describe()).isEmpty()
                        && !update.explain().isEmpty());
        check("apply", update.apply().get(RATING).isPresent());
        Movie now = movies.update(1985, "Ran")
                .increment(RANK, 3)
                .append(ACTORS, List.of("Terao"))
                .deleteFrom(TAGS, Set.of("king"))
                .remove(PLOT)
                .onlyIf(RATING.atLeast(8).and(TAGS.contains("war")))
                .apply();
        check("increment", now.rank().equals(Optional.of(BigDecimal.valueOf(3))));
        now = movies.update(RAN)
                .decrement(RANK, 1)
                .prepend(ACTORS, List.of("Ryu"))
                .setFrom(Attribute.number("info.was"), RATING)
                .exactlyOnce()
                .apply();
        check("exactlyOnce", now.actors().size() == 3 && now.rank().equals(Optional.of(BigDecimal.valueOf(2))));
        check(
                "a refusal",
                !movies.update(RAN)
                        .set(RATING, 1)
                        .onlyIf(RATING.isNot(8))
                        .tryApply()
                        .isApplied());
        check(
                "applyReturningOld",
                movies.update(RAN).set(RATING, 8.1).applyReturningOld().isPresent());
        check(
                "applyReturningChanged",
                movies.update(RAN).set(RATING, 8.2).applyReturningChanged().isPart());
        movies.update(RAN).set(RATING, 8.3).applyReturningNothing();
        check(
                "a nested refusal",
                !movies.update(RAN)
                        .set(RATING, 1)
                        .exactlyOnce()
                        .tryApply()
                        .toString()
                        .isEmpty());
    }

    private void reads() {
        movies.batchLoad(Stream.of(Movie.of(BRAZIL), Movie.of(1986, "Aliens"), Movie.of(1986, "Brazil")))
                .run();
        YearQuery year = movies.inYear(1985)
                .limit(1)
                .pageSize(10)
                .readAtMost(100)
                .consistent()
                .withoutPrefetch();
        Page<Movie> page = year.fields(RATING).page();
        check("page", page.items().size() == 1);
        check(
                "a cursor",
                !year.startAfter(Cursor.of(page.next().orElseThrow() + ""))
                        .list()
                        .isEmpty());
        check(
                "explain",
                !year.explain().isEmpty() && !year.explain(movies.describe()).isEmpty());
        check("toRequest", year.toRequest().consistentRead());
        for (YearQuery titles : List.of(
                movies.inYear(1985).titled("Ran"),
                movies.inYear(1985).titlesBetween("R", "S"),
                movies.inYear(1985).titlesStartingWith("R"),
                movies.inYear(1985).titlesBefore("C"),
                movies.inYear(1985).titlesTo("Brazil"),
                movies.inYear(1985).titlesAfter("Brazil"),
                movies.inYear(1985).titlesFrom("Ran").descending().ascending())) {
            check(titles + "", titles.count() == 1);
        }
        check("where", movies.inYear(1985).where(RATING.exists()).first().isPresent());
        YearsQuery years = movies.inYears(1985, 1986);
        check(
                "inYears",
                years.descending().list().size() == 4 && years.toRequests().size() == 2);
        check(
                "inYears of a list",
                movies.inYears(List.of(1986)).ascending().stream().count() == 2);
        TitleQuery titled = movies.titled("Brazil").years(1980, 1989).descending();
        check(
                "titled",
                titled.ascending().list().size() == 2 && titled.toRequest().hasExpressionAttributeValues());
        MovieScan scan = movies.consistent().scan().years(1985, 1985);
        check(
                "segments",
                scan.segments(2).list().size() == 2 && scan.segments().list().size() == 2);
        check(
                "segment",
                scan.segment(0, 1).toRequest().tableName() != null
                        && scan.toRequests().size() == 1);
        scan.pages().forEach(each -> check("pages", each.examined() > 0));
        scan.forEach(each -> check("an iterator", each.year() == 1985));
        List<Object> odd = new ArrayList<>();
        check("passingOver", movies.scan().passingOver(odd::add).count() >= 4 && odd.isEmpty());
        check("deleteAll of a read", movies.inYear(1986).deleteAll() == 2);
    }

    private void transactions() {
        MovieTransaction transaction = movies.transaction()
                .put(Movie.of(1999, "A"))
                .putIfAbsent(Movie.of(1999, "B"))
                .putIf(Movie.of(1999, "C"), RATING.doesNotExist())
                .update(movies.update(RAN).set(RATING, 9))
                .check(BRAZIL, RATING.doesNotExist());
        check(
                "explain a transaction",
                !transaction.explain().isEmpty() && transaction.toRequest().hasTransactItems());
        transaction.apply();
        TransactionOutcome outcome =
                movies.transaction().delete(MovieKey.of(1999, "A")).tryApply();
        check("tryApply", !outcome.toString().isEmpty());
        movies.transaction()
                .deleteIf(MovieKey.of(1999, "B"), RATING.doesNotExist())
                .apply();
    }

    private void versions() {
        VersionedMovies versioned = movies.versioned(VERSION);
        Movie read = versioned.put(Movie.of(2001, "Amélie"));
        Movie now = versioned.update(read).set(RATING, 8.3).apply();
        versioned.delete(now);
        check("versioned", movies.find(2001, "Amélie").isEmpty());
    }

    private void loadsAndExports() throws IOException {
        Path file = folder.resolve("all.jsonl.gz");
        check("exportTo", !movies.exportTo(file).explain().isEmpty());
        movies.exportTo(file)
                .format(LoadFormat.DYNAMODB_JSON)
                .segments(2)
                .consistent()
                .markUncarried()
                .runningOn(Runnable::run)
                .cancelledBy(new Cancellation())
                .onProgress(progress -> {})
                .run();
        check("explain a load", !movies.batchLoad(file).explain().isEmpty());
        long written = movies.batchLoad(file)
                .format(LoadFormat.DYNAMODB_JSON)
                .applyingDeletes()
                .onReject(OnReject.STOP)
                .rejectsTo(folder.resolve("rejects"))
                .checkpoint(folder.resolve("checkpoint"))
                .capacityLimit(1000)
                .deadline(Duration.ofMinutes(1))
                .cancelledBy(new Cancellation())
                .runningOn(Runnable::run)
                .onProgress(progress -> {})
                .run()
                .written();
        check("batchLoad", written > 0);
        check(
                "resume",
                movies.batchLoad(file).resume(folder.resolve("other")).run().written() == written);
        byte[] json =
                "[{\"year\": 1994, \"title\": \"Léon\", \"info\": {\"rating\": 8.5}}]".getBytes(StandardCharsets.UTF_8);
        check("a stream", movies.batchLoad(new ByteArrayInputStream(json)).run().written() == 1);
        check("movies", movies.batchLoad(List.of(Movie.of(BRAZIL))).run().written() == 1);
    }

    private void withoutBlocking(DynamoDbAsyncClient asyncClient) throws IOException {
        AsyncMovieTable table = AsyncMovieTable.named("EveryVerbAsync", asyncClient)
                .meteredBy(meter)
                .consistent()
                .signingCursors(new byte[16])
                .runningOn(Runnable::run)
                .withDeadline(Duration.ofMinutes(1));
        check("create", table.createIfMissing().join() && table.exists().join());
        check("listTables", AsyncMovieTable.listTables(asyncClient).join().contains(table.name()));
        AsyncVersionedMovies versioned = table.versioned(VERSION);
        Movie ran = versioned.put(Movie.of(RAN)).join();
        Movie updated = table.apply(versioned.update(ran).set(RANK, 1)).join();
        versioned.delete(updated).join();
        List<Movie> given = new ArrayList<>();
        table.put(Movie.of(BRAZIL)).join();
        table.publish(table.scan()).subscribe(gathering(given));
        table.publishPages(table.inYear(1985)).subscribe(gathering(new ArrayList<>()));
        check("page", table.page(table.inYear(1985)).join().items().size() == 1);
        check("list", table.list(table.scan()).join().size() == 1);
        check("first", table.first(table.scan()).join().isPresent());
        check("count", table.count(table.scan()).join() == 1);
        Path file = folder.resolve("async.jsonl");
        check("export", table.run(table.exportTo(file)).join().movies() == 1);
        check("load", table.run(table.batchLoad(file)).join().written() == 1);
        check("deleteAll", table.deleteAll(table.scan()).join() == 1);
        check("describe", table.describe().join() != null);
        table.drop().join();
        check("withDeadline", movies.withDeadline(Duration.ofMinutes(1)).exists() == movies.exists());
    }

    private static <T> Flow.Subscriber<T> gathering(List<T> given) {
        return new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(T next) {
                given.add(next);
            }

            @Override
            public void onError(Throwable failure) {
                throw new IllegalStateException(failure);
            }

            @Override
            public void onComplete() {}
        };
    }

    private void ends() throws IOException {
        movies.drop();
        try (Stream<Path> left = Files.list(folder)) {
            for (Path file : left.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static void check(String what, boolean worked) {
        if (!worked) {
            throw new AssertionError(what);
        }
    }
}
