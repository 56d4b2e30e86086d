package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.*;
import static io.github.movietable.testing.Faults.answering;
import static io.github.movietable.testing.Faults.refusing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.internal.call.Quiet;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.FaultyHttp.Attempt;
import io.github.movietable.testing.FaultyHttp.Fault;
import io.github.movietable.testing.Films;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** A scan in segments: each movie once, whatever happens to one of them. */
@Timeout(60)
class SegmentsTest {
    private static final Set<MovieKey> ALL =
            Films.all().stream().map(Movie::key).collect(Collectors.toSet());

    /** Fails long after the other segments were read. */
    private static final Fault LATE_ERROR = (attempt, sender) -> {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        return Fault.ERROR_BEFORE.happen(attempt, sender);
    };

    private final FaultyHttp http = FaultyHttp.faultless();
    private final MovieTable films = Database.through(http, Films.table());

    private static void isWhole(List<Movie> movies) {
        assertThat(movies).extracting(Movie::key).doesNotHaveDuplicates().hasSameElementsAs(ALL);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 50})
    void giveEachMovieOnce(int count) {
        MovieScan scan = films.scan().segments(count);

        isWhole(scan.list());
        isWhole(scan.pageSize(20).list());
        assertThat(scan.count()).isEqualTo(ALL.size());
        assertThat(scan.where(RATING.above(8)).list())
                .containsExactlyInAnyOrderElementsOf(
                        films.scan().where(RATING.above(8)).list());
        assertThat(scan.years(1950, 1959).fields(GENRES).list())
                .isNotEmpty()
                .allMatch(movie -> movie.isPart() && movie.year() / 10 == 195);
        assertThat(scan.limit(17).list()).hasSize(17).doesNotHaveDuplicates();
        assertThat(scan.limit(17).count()).isEqualTo(17);
        assertThat(scan.readAtMost(33).list()).hasSize(33).doesNotHaveDuplicates();
        assertThat(scan.readAtMost(33).pageSize(5).page().examined()).isLessThanOrEqualTo(33);
    }

    @Test
    void theCursorOfEachPageGivesExactlyTheRest() {
        MovieScan scan = films.scan().segments(4).pageSize(60);
        List<Movie> taken = new ArrayList<>();
        int pages = 0;
        for (Page<Movie> page : scan.pages()) {
            taken.addAll(page.items());
            List<Movie> together = new ArrayList<>(taken);
            page.next()
                    .ifPresent(cursor -> together.addAll(scan.startAfter(Cursor.of(cursor.toString()))
                            .pageSize(1000)
                            .list()));
            isWhole(together);
            pages++;
        }
        assertThat(pages).isGreaterThan(15);
    }

    @Test
    void onePageIsOneOfEachSegmentAndItsCursorGivesTheRest() {
        MovieScan scan = films.scan().segments(4).pageSize(60);
        List<Movie> taken = new ArrayList<>();
        Page<Movie> page = scan.page();
        assertThat(page.items()).hasSize(240);
        assertThat(page.examined()).isEqualTo(240);
        assertThat(http.attempts()).isEqualTo(4);
        for (taken.addAll(page.items()); page.next().isPresent(); taken.addAll(page.items())) {
            page = scan.startAfter(page.next().get()).page();
        }
        assertThat(page.stop()).isEqualTo(Page.Stop.END);
        isWhole(taken);
    }

    @Test
    void oneSegmentEachOnSeveralMachinesGiveTheTableOnce() {
        isWhole(IntStream.range(0, 5)
                .mapToObj(i -> films.scan().segment(i, 5).pageSize(50).list())
                .flatMap(List::stream)
                .toList());
        assertThatIllegalArgumentException().isThrownBy(() -> films.scan().segment(5, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> films.scan().segment(-1, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> films.scan().segments(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> films.scan().segments(1001))
                .withMessageContaining("segment(index, of)");
    }

    private static Set<Integer> totals(FaultyHttp through) {
        return through.bodies("Scan").stream()
                .map(body -> body.path("TotalSegments").asInt())
                .collect(Collectors.toSet());
    }

    @Test
    void byDefaultTheTableIsAskedForItsSizeOnce() {
        int least = Math.min(4, Runtime.getRuntime().availableProcessors());

        isWhole(films.scan().segments().list());
        assertThat(http.attempts("DescribeTable")).isEqualTo(1);
        assertThat(totals(http)).containsExactly(least);
    }

    @Test
    void byDefaultTwoGigabytesAreASegment() {
        FaultyHttp large = FaultyHttp.first(
                "DescribeTable", answering("{Table: {TableName: 'Movies', TableSizeBytes: 25000000000}}"));

        isWhole(Database.through(large, Films.table()).scan().segments().list());
        assertThat(totals(large)).containsExactly(11);
    }

    @Test
    void theScanGoesOnIfDescribingTheTableIsNotAllowed() {
        FaultyHttp denied = FaultyHttp.first("DescribeTable", refusing("AccessDeniedException"));

        isWhole(Database.through(denied, Films.table()).scan().segments().list());
        assertThat(denied.attempts("DescribeTable")).isEqualTo(1);
    }

    private static Fault when(Attempt attempt, int segment, int behind, Fault fault) {
        boolean is = attempt.operation().equals("Scan")
                && attempt.body().path("Segment").asInt() == segment
                && attempt.number() >= behind;
        return is ? fault : Fault.NONE;
    }

    private static MovieTable through(FaultyHttp faulty) {
        return MovieTable.named(Films.table().name(), faulty.clientWithoutRetries());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 12})
    void aFailedSegmentEndsTheScanAndItsCursorGivesTheRest(int behind) {
        MovieScan scan = through(FaultyHttp.scripted(a -> when(a, 2, behind, Fault.ERROR_BEFORE)))
                .scan()
                .segments(4)
                .pageSize(40);
        List<Movie> taken = new ArrayList<>();

        assertThatThrownBy(() -> scan.forEach(taken::add)).isInstanceOfSatisfying(SegmentFailedException.class, e -> {
            assertThat(e.segment()).isEqualTo(2);
            assertThat(e).hasMessageContaining("segment 2 of 4").hasCauseInstanceOf(DynamoDbException.class);
            taken.addAll(films.scan().segments(4).startAfter(e.cursor()).list());
        });
        isWhole(taken);
    }

    @Test
    void aFailedPageHasHandedOverNothingAndItsCursorSaysSo() {
        Page<Movie> first = films.scan().segments(4).pageSize(40).page();
        MovieScan rest = through(FaultyHttp.scripted(a -> when(a, 2, 0, LATE_ERROR)))
                .scan()
                .segments(4)
                .startAfter(first.next().orElseThrow());
        List<Movie> taken = new ArrayList<>(first.items());

        assertThatThrownBy(rest::page)
                .isInstanceOfSatisfying(
                        SegmentFailedException.class,
                        e -> taken.addAll(
                                films.scan().segments(4).startAfter(e.cursor()).list()));
        isWhole(taken);
    }

    @Test
    void anErrorInAWorkerReachesTheReader() {
        FaultyHttp broken = FaultyHttp.scripted(attempt -> when(attempt, 1, 3, (a, sender) -> {
            throw new StackOverflowError();
        }));

        assertThatThrownBy(() -> through(broken).scan().segments(3).pageSize(30).list())
                .isInstanceOf(StackOverflowError.class);
    }

    @Test
    void aPlaceThatDoesNotAdvanceEndsTheScanWithAnError() {
        FaultyHttp stuck = FaultyHttp.scripted(attempt -> answering("""
                {Items: [{year: {N: '1994'}, title: {S: 'Clerks'}}], Count: 1, ScannedCount: 1,
                 LastEvaluatedKey: {year: {N: '1994'}, title: {S: 'Clerks'}}}"""));

        assertThatThrownBy(() -> through(stuck).scan().segments(2).list())
                .isInstanceOf(MoviesException.class)
                .hasMessageContaining("does not advance");
    }

    @Test
    void anInterruptEndsTheScan() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> films.scan().segments(4).list()).isInstanceOf(AbortedException.class);
        assertThat(Thread.interrupted()).isTrue();
        isWhole(films.scan().segments(4).list());
    }

    @Test
    void aStreamClosedEarlyReadsNoFurther() {
        try (Stream<Movie> stream = films.scan().segments(4).pageSize(10).stream()) {
            assertThat(stream.limit(3)).hasSize(3);
        }
        Quiet.await();
        assertThat(http.attempts()).isLessThanOrEqualTo(5);
    }
}
