package io.github.movietable.load;

import static io.github.movietable.testing.FaultyHttp.Fault.NONE;
import static io.github.movietable.testing.FaultyHttp.Fault.THROTTLED;
import static io.github.movietable.testing.Tables.moviesOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.movietable.MovieTable;
import io.github.movietable.internal.call.BlockingClient;
import io.github.movietable.model.NoSuchTableException;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FakeTicker;
import io.github.movietable.testing.Faults;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.FaultyHttp.Attempt;
import io.github.movietable.testing.FaultyHttp.Fault;
import io.github.movietable.testing.FaultyHttp.Sender;
import io.github.movietable.testing.Films;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * Exports under faults, page by page: an export that fails ends at once, says why, and leaves the old file unchanged.
 */
@Timeout(20)
class ExportFailuresTest {
    private static final long AT_ONCE = Duration.ofSeconds(1).toNanos();
    private static final String OLD = "what was there before";

    private final CountDownLatch hanging = new CountDownLatch(3);
    private final Thread exporting = Thread.currentThread();
    private final CountDownLatch interrupted = new CountDownLatch(3);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void writeOldFile() throws IOException {
        file = Files.writeString(folder.resolve("films.jsonl"), OLD);
    }

    private Export exportThrough(FaultyHttp http) {
        return Database.through(http, Films.table()).exportTo(file).segments(4);
    }

    /** The films in pages of at most 20, some of which meet a fault. */
    private static FaultyHttp inSmallPages(Function<Attempt, Fault> script) {
        return FaultyHttp.scripted(attempt -> (seen, sender) -> {
            ObjectNode body = seen.body().deepCopy();
            return script.apply(attempt).happen(new Attempt("Scan", seen.number(), body.put("Limit", 20)), sender);
        });
    }

    /** The second page of segment 2 meets a fault, and the other segments meet another one. */
    private static FaultyHttp failingInSegment2(Fault fault, Fault others) {
        return inSmallPages(attempt -> {
            boolean isSecond = attempt.body().has("ExclusiveStartKey");
            return !isSecond ? NONE : attempt.body().get("Segment").asInt() == 2 ? fault : others;
        });
    }

    /** Hangs until the call is interrupted. */
    private FaultyHttp.Reply hang() throws IOException {
        hanging.countDown();
        try {
            new CountDownLatch(1).await();
            throw new AssertionError("nobody counts down");
        } catch (InterruptedException e) {
            interrupted.countDown();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /**
     * Hangs only on workers: on a busy machine the exporting thread sends too, and if it hung, no other page would be
     * taken.
     */
    private FaultyHttp.Reply hangOnWorkers(Attempt attempt, Sender sender) throws IOException {
        return Thread.currentThread() == exporting ? sender.send(attempt.body()) : hang();
    }

    private ExportFailedException failureOf(Export export) {
        ExportFailedException failure = catchThrowableOfType(ExportFailedException.class, export::run);
        assertThat(failure).isNotNull();
        assertNothingChanged();
        return failure;
    }

    private void assertNothingChanged() {
        assertThat(folder).isDirectoryNotContaining(any -> !any.equals(file));
        assertThat(file).hasContent(OLD);
    }

    @Test
    void everyPageOfEverySegment() throws IOException {
        FaultyHttp http = inSmallPages(attempt -> NONE);
        List<ExportReport> told = new ArrayList<>();

        ExportReport report = exportThrough(http).onProgress(told::add).run();

        assertThat(report.movies()).isEqualTo(Films.all().size());
        assertThat(report.calls()).isEqualTo(http.attempts("Scan")).isGreaterThan(50);
        assertThat(report.units().read()).isGreaterThan(50);
        assertThat(http.bodies("Scan"))
                .allMatch(body -> body.get("TotalSegments").asInt() == 4 && !body.has("ConsistentRead"));
        ExportReport last = told.get(told.size() - 1);
        assertThat(last.movies()).isEqualTo(report.movies());
        assertThat(last.bytes()).isEqualTo(report.bytes()).isEqualTo(Files.size(file));
        assertThat(last.units()).isEqualTo(report.units());
        assertThat(last.unitsPerSecond()).isPositive();
        assertThat(last.moviesPerSecond()).isPositive();
        assertThat(last.elapsed()).isLessThanOrEqualTo(report.elapsed());
        assertThat(last)
                .hasToString(
                        "%d movies, %d bytes; %s, %d calls",
                        report.movies(), report.bytes(), report.units(), report.calls());
    }

    @Test
    void consistentReadsAreAskedFor() {
        FaultyHttp http = FaultyHttp.faultless();
        exportThrough(http).consistent().segments(1).run();

        assertThat(http.bodies("Scan"))
                .isNotEmpty()
                .allMatch(body -> body.get("ConsistentRead").asBoolean());
    }

    @Test
    void theOldFileIsThereUntilTheNewOneIsComplete() {
        FaultyHttp http = inSmallPages(attempt -> (seen, sender) -> {
            assertThat(file).hasContent(OLD);
            return sender.send(seen.body());
        });

        exportThrough(http).run();

        assertThat(file).content().isNotEqualTo(OLD);
        MovieTable copy = Database.newTable();
        copy.batchLoad(file).run();
        assertThat(moviesOf(copy)).hasSameSizeAs(Films.all());
    }

    @Test
    void aSegmentThatFailsEndsTheOthers() throws InterruptedException {
        Fault afterTheOthers = Faults.behind(() -> await(hanging));
        Fault refused = (attempt, sender) -> {
            afterTheOthers.happen(attempt, sender);
            return Faults.refusing("AccessDeniedException").happen(attempt, sender);
        };

        FaultyHttp http = failingInSegment2(refused, this::hangOnWorkers);
        ExportFailedException failure = failureOf(exportThrough(http));

        assertThat(failure)
                .hasMessageContaining("exporting the table " + Films.table().name() + " to " + file
                        + ": DynamoDB said: AccessDeniedException, injected. Until then: " + failure.report())
                .hasCauseInstanceOf(DynamoDbException.class);
        int unanswered = 3 + 1;
        assertThat(failure.report().calls()).isBetween(4L, (long) http.attempts("Scan") - unanswered);
        assertThat(failure.report().movies())
                .isBetween(1L, 20L * failure.report().calls());
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    /** With one worker, the thread that exports sends too, and hangs in its call when the worker's fails. */
    @Test
    void aSegmentThatFailsEndsTheCallOfTheThreadThatExports() {
        CountDownLatch hangs = new CountDownLatch(1);
        FaultyHttp http = inSmallPages(attempt -> (seen, sender) -> {
            if (Thread.currentThread() == exporting) {
                hangs.countDown();
                return hang();
            }
            await(hangs);
            return Faults.refusing("AccessDeniedException").happen(seen, sender);
        });
        ExecutorService one = Executors.newSingleThreadExecutor();
        try {
            assertThat(failureOf(exportThrough(http).runningOn(one)))
                    .hasMessageContaining("DynamoDB said: AccessDeniedException");
            assertThat(Thread.interrupted()).isFalse();
        } finally {
            one.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void cancelled() {
        Cancellation cancellation = new Cancellation();
        CompletableFuture<Long> since = CompletableFuture.supplyAsync(() -> {
            await(hanging);
            cancellation.cancel();
            return System.nanoTime();
        });

        Export export =
                exportThrough(failingInSegment2(NONE, this::hangOnWorkers)).cancelledBy(cancellation);

        assertThat(failureOf(export)).hasMessageContaining(": it was cancelled. Until then: ");
        assertThat(System.nanoTime() - since.join()).isLessThan(AT_ONCE);
    }

    @Test
    void interrupted() {
        CompletableFuture<Long> since = CompletableFuture.supplyAsync(() -> {
            await(hanging);
            exporting.interrupt();
            return System.nanoTime();
        });

        ExportFailedException failure = failureOf(exportThrough(failingInSegment2(NONE, this::hangOnWorkers)));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure).hasMessageContaining(": the thread was interrupted. Until then: ");
        assertThat(System.nanoTime() - since.join()).isLessThan(AT_ONCE);
    }

    @Test
    void interruptedBeforeItBegins() {
        Export export = exportThrough(FaultyHttp.faultless());
        Thread.currentThread().interrupt();

        ExportFailedException failure = catchThrowableOfType(ExportFailedException.class, export::run);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure).hasMessageContaining(": the thread was interrupted");
        assertNothingChanged();
    }

    @Test
    void aFolderThatIsMissing() {
        FaultyHttp http = FaultyHttp.faultless();
        Path missing = folder.resolve("missing");
        MovieTable films = Database.through(http, Films.table());

        assertThat(failureOf(films.exportTo(missing.resolve("x.json"))))
                .hasMessageContaining("x.json: there is no such folder: " + missing)
                .hasCauseInstanceOf(NoSuchFileException.class);
        assertThat(failureOf(films.exportTo(folder).format(LoadFormat.JSON_LINES)))
                .hasMessageContaining("this is a folder; name a file in it");
        assertThat(http.attempts()).isZero();
    }

    @Test
    void whatIsNoFileIsNotReplaced() throws IOException {
        FaultyHttp http = FaultyHttp.faultless();
        MovieTable films = Database.through(http, Films.table());
        Path link = Files.createSymbolicLink(folder.resolve("link.jsonl"), file);
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling.jsonl"), folder.resolve("nowhere"));

        for (Path each : List.of(link, dangling)) {
            assertThat(catchThrowableOfType(ExportFailedException.class, films.exportTo(each)::run))
                    .hasMessageContaining(each + ": this is a symbolic link, and nothing is written through links");
            assertThat(each).isSymbolicLink();
            Files.delete(each);
        }
        assertThat(failureOf(films.exportTo(Path.of("/dev/full")).format(LoadFormat.JSON_LINES)))
                .hasMessageContaining("/dev/full: this is a device and not a file")
                .message()
                .doesNotContain("Exception");
        assertThat(Path.of("/dev/full")).exists();
        assertThat(http.attempts()).isZero();
    }

    @Test
    void aTableThatIsMissing() {
        MovieTable missing = MovieTable.named(Database.newName(), Database.client());

        assertThat(failureOf(missing.exportTo(file))).hasCauseInstanceOf(NoSuchTableException.class);
    }

    @Test
    void whatIsThrottledIsAskedForAgain() {
        FaultyHttp http = FaultyHttp.scripted(attempt -> attempt.number() < 40 ? THROTTLED : NONE);
        FakeTicker ticker = new FakeTicker();
        BlockingClient client = new BlockingClient(http.client(), ticker, null);

        ExportReport report =
                Export.of(client, Films.table().name(), file).segments(1).run();

        assertThat(report.movies()).isEqualTo(Films.all().size());
        assertThat(http.attempts("Scan")).isEqualTo(41);
        assertThat(ticker.pauses()).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void anErrorInASegmentIsNotWaitedForForEver() {
        Error own = new AssertionError("out of everything");
        Fault failing = (attempt, sender) -> {
            throw own;
        };

        assertThatThrownBy(() -> exportThrough(failingInSegment2(failing, NONE)).run())
                .isSameAs(own);
        assertNothingChanged();
    }

    @Test
    void anAnswerThatIsNoneIsNotTheEnd() {
        assertThat(failureOf(exportThrough(failingInSegment2(Faults.answering("{}"), NONE))))
                .hasMessageContaining("it can't be trusted");
    }

    @Test
    void aReadThatDoesNotAdvanceFailsInsteadOfRunningForEver() {
        Fault standing = Faults.answering(
                "{Items: [], Count: 0, ScannedCount: 0, LastEvaluatedKey: {year: {N: '1'}, title: {S: 'x'}}}");

        assertThat(failureOf(exportThrough(failingInSegment2(standing, NONE))))
                .hasMessageContaining("does not advance");
    }

    @Test
    void whatTheListenerThrowsEndsTheExport() {
        Export export = exportThrough(failingInSegment2(NONE, this::hangOnWorkers))
                .onProgress(progress -> {
                    throw new IllegalStateException("enough");
                });

        assertThat(failureOf(export))
                .hasMessageContaining("its listener threw java.lang.IllegalStateException: enough")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    /**
     * An interrupt would close a channel and hide why the export ended, so the exporting thread reacts to it only
     * between two pages.
     */
    @Test
    void anInterruptClosesNoFile() throws IOException {
        Thread.currentThread().interrupt();
        try (ExportFile written = ExportFile.create(file)) {
            written.out().write(new byte[200_000]);
            written.finish();
            assertThat(written.bytes()).isEqualTo(200_000);
            written.complete();
        }

        assertThat(Thread.interrupted()).isTrue();
        assertThat(file).hasSize(200_000);
    }

    /** The listener gets the last progress when everything is written, but before the file is moved to its place. */
    @Test
    void whatTheListenerThrowsAtTheEndLeavesNoFile() {
        int all = Films.all().size();
        Export export = exportThrough(FaultyHttp.faultless()).onProgress(progress -> {
            if (progress.movies() == all) {
                throw new IllegalStateException("enough");
            }
        });

        assertThat(failureOf(export).report().movies()).isEqualTo(all);
    }

    @Test
    void aClientThatIsClosedIsAFailureLikeAnyOther() {
        DynamoDbClient client = DynamoDbClient.builder()
                .endpointOverride(Database.local().endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .build();
        Export export = MovieTable.named(Films.table().name(), client).exportTo(file);
        client.close();

        assertThat(failureOf(export).report().movies()).isZero();
    }

    @Test
    void anAnswerThatSaysNothingIsAskedForAgain() {
        Fault once = Faults.inTurn(Faults.answering("{}"), NONE);

        assertThat(exportThrough(failingInSegment2(once, NONE)).run().movies())
                .isEqualTo(Films.all().size());
    }

    @Test
    void itemsThatAreNoMoviesAreExportedAsTheyAre() throws IOException {
        MovieTable movies = Database.newTable();
        Database.client()
                .putItem(put -> put.tableName(movies.name())
                        .item(Map.of("year", AttributeValue.fromN("1905.5"), "title", AttributeValue.fromS("Odd"))));

        assertThat(movies.exportTo(file).run().movies()).isEqualTo(1);
        assertThat(file).hasContent("{\"year\":1905.5,\"title\":\"Odd\"}\n");
    }

    @Test
    void whatCannotBeWrittenOfAnItemThatIsNoMovieIsNamed() {
        MovieTable movies = Database.newTable();
        Database.client()
                .putItem(put -> put.tableName(movies.name())
                        .item(Map.of(
                                "year", AttributeValue.fromN("1905.5"),
                                "title", AttributeValue.fromS("Odd"),
                                "tags", AttributeValue.fromSs(List.of("a")))));

        assertThat(failureOf(movies.exportTo(file))).hasMessageContaining("(1905.5, \"Odd\"): /tags: ");
    }
}
