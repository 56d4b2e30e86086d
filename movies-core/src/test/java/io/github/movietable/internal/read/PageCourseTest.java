package io.github.movietable.internal.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.expression.Item;
import io.github.movietable.internal.call.Answer;
import io.github.movietable.internal.call.Flight;
import io.github.movietable.model.Movie;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * The requests of reads' courses, which the test drives by hand: never more than are demanded, plus the pages to read
 * ahead.
 */
@Tag("quick")
class PageCourseTest {
    private final Deque<Flight<?, ?>> flying = new ArrayDeque<>();

    /** Takes the requests that the course wants to send now. */
    private int sent(PageCourse<Item> course) {
        int before = flying.size();
        for (Flight<?, ?> next = course.next(); next != null; next = course.next()) {
            flying.add(next);
        }
        return flying.size() - before;
    }

    /** Answers the oldest request, with one movie, after which more follow. */
    private void answer(int number) {
        land(flying.remove(), number);
    }

    @SuppressWarnings("unchecked")
    private static <R, D> void land(Flight<R, D> flight, int number) {
        Movie movie = Movie.of(2000, "T%04d".formatted(number));
        Object page = flight.request().doing().equals("querying")
                ? QueryResponse.builder()
                        .items(movie.toItem())
                        .count(1)
                        .scannedCount(1)
                        .lastEvaluatedKey(movie.toItem())
                        .build()
                : ScanResponse.builder()
                        .items(movie.toItem())
                        .count(1)
                        .scannedCount(1)
                        .lastEvaluatedKey(movie.toItem())
                        .build();
        flight.landed().accept(flight.decode().apply(new Answer<>((R) page, null)));
    }

    private static Pages<Item> pages(Plan plan) {
        return new Pages<>(plan, item -> () -> item, Pages.AT_ONCE, failure -> {
            throw failure;
        });
    }

    private static PageCourse<Item> oneByOne(int ahead) {
        Pages<Item> pages =
                pages(new QueryPlan(QueryRequest.builder().tableName("Movies").build()));
        return new OneByOne<>(pages, () -> pages, Place.BEGINNING, Bounds.OPEN, false, ahead, () -> 0);
    }

    private static PageCourse<Item> years(boolean mayReadAhead) {
        Pages<Item> pages =
                pages(new QueryPlan(QueryRequest.builder().tableName("Movies").build()));
        List<Integer> years = IntStream.range(1900, 2000).boxed().toList();
        return new YearByYear<>(year -> pages, years, Place.BEGINNING, Bounds.OPEN, false, mayReadAhead, () -> 0);
    }

    private static PageCourse<Item> segments(int count, int ahead) {
        Pages<Item> pages =
                pages(new ScanPlan(ScanRequest.builder().tableName("Movies").build()));
        return new SideBySide<>(pages, Collections.nCopies(count, Place.BEGINNING), Bounds.OPEN, false, ahead, () -> 0);
    }

    @Test
    void nothingIsSentBeforeAPageIsDemanded() {
        for (PageCourse<Item> course : List.of(oneByOne(1), years(true), segments(4, 4))) {
            assertThat(sent(course)).isZero();
            assertThat(course.isReady()).isFalse();
            assertThat(course.take()).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1"})
    void oneByOneRequestsTheNextPageOnlyIfItMay(int ahead, int more) {
        PageCourse<Item> course = oneByOne(ahead);
        for (int page = 0; page < 5; page++) {
            course.demand(1);
            assertThat(sent(course)).isEqualTo(page == 0 ? 1 : 1 - more);
            answer(page);
            assertThat(sent(course)).as("while the page waits").isZero();
            assertThat(course.take()).isNotNull();
            assertThat(course.take()).as("not demanded").isNull();
            assertThat(sent(course)).isEqualTo(more);
        }
    }

    @Test
    void yearsAheadAreTheWindow() {
        PageCourse<Item> course = years(true);
        course.demand(1);
        assertThat(sent(course)).isEqualTo(8);

        PageCourse<Item> onDemand = years(false);
        onDemand.demand(1);
        assertThat(sent(onDemand)).isEqualTo(1);
        onDemand.demand(2);
        assertThat(sent(onDemand)).isZero();
    }

    @Test
    void segmentsAskForWhatIsDemandedAndSoManyAhead() {
        PageCourse<Item> onDemand = segments(8, 0);
        onDemand.demand(3);
        assertThat(sent(onDemand)).isEqualTo(3);
        answer(1);
        assertThat(onDemand.take()).isNotNull();
        assertThat(sent(onDemand)).isZero();
        onDemand.demand(100);
        assertThat(sent(onDemand)).isEqualTo(6);
    }

    @Test
    void oneAheadOfTheDemandIsEnoughForAPublisher() {
        for (PageCourse<Item> course : List.of(segments(8, 8), years(true), oneByOne(1))) {
            boolean isOne = !(course instanceof SideBySide);
            course.readAheadAtMost(1);
            course.demand(1);
            assertThat(sent(course)).isEqualTo(isOne ? 1 : 2);
            flying.clear();
            course.demand(2);
            assertThat(sent(course)).isEqualTo(isOne ? 0 : 2);
        }
    }

    @Test
    void whatIsStoppedSendsAndGivesNothing() {
        List<PageCourse<Item>> courses = new ArrayList<>(List.of(oneByOne(1), years(true), segments(4, 4)));
        for (PageCourse<Item> course : courses) {
            flying.clear();
            course.demand(5);
            assertThat(sent(course)).isPositive();
            course.stop();
            answer(1);
            assertThat(sent(course)).isZero();
            assertThat(course.take()).isNull();
            assertThat(course.hasMore()).isFalse();
            flying.forEach(flight -> flight.dropped().run());
            assertThat(course.isDone()).isTrue();
        }
    }
}
