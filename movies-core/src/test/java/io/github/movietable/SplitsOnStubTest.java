package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.MemoryTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/**
 * Hundreds of generated reads of generated tables, on a stub whose pages end anywhere: whatever the page size, limits,
 * filter and cursors, the pages together have each movie of the expected result once.
 */
class SplitsOnStubTest {
    private static final int CASES = Boolean.getBoolean("movies.long") ? 1000 : 150;
    private static final Comparator<Movie> BY_KEY = Comparator.comparing(Movie::key);

    /** A table, a read of it, and the expected result. */
    private static final class Case {
        private final Random random;
        private final List<Movie> movies;
        private final MovieTable table;
        private Predicate<Movie> wanted = movie -> true;

        Case(long seed) {
            random = new Random(seed);
            Set<Movie> made = new HashSet<>();
            int years = 1 + random.nextInt(12);
            for (int i = random.nextInt(60); i > 0; i--) {
                made.add(Movie.of(1950 + random.nextInt(years), "T" + random.nextInt(12)));
            }
            movies = made.stream()
                    .sorted(BY_KEY)
                    .map(movie -> movie.with(RATING, random.nextInt(10)))
                    .toList();
            int most = 1 + random.nextInt(20);
            MovieTable stub = MovieTable.named(
                    "Movies",
                    MemoryTable.holding(movies)
                            .inPagesOf(request -> 1 + Math.floorMod(start(request) * 31L + seed, most)));
            table = random.nextInt(4) == 0 ? stub : stub.runningOn(Runnable::run);
        }

        /** Where a page ends depends on where it begins, so that each run is the same. */
        private static int start(Object request) {
            return request instanceof QueryRequest query
                    ? Objects.hash(query.exclusiveStartKey())
                    : Objects.hash(((ScanRequest) request).exclusiveStartKey());
        }

        private void only(Predicate<Movie> condition) {
            wanted = wanted.and(condition);
        }

        YearQuery ofAYear() {
            int year = 1949 + random.nextInt(14);
            only(movie -> movie.year() == year);
            YearQuery query = table.inYear(year);
            if (random.nextInt(3) == 0) {
                only(movie -> movie.title().compareTo("T3") >= 0);
                query = query.titlesFrom("T3");
            }
            return random.nextBoolean() ? query : query.descending();
        }

        YearsQuery ofYears() {
            int from = 1945 + random.nextInt(12);
            int to = from + random.nextInt(15);
            only(movie -> movie.year() >= from && movie.year() <= to);
            YearsQuery query = table.inYears(from, to);
            return random.nextBoolean() ? query : query.descending();
        }

        TitleQuery ofATitle() {
            String title = "T" + random.nextInt(12);
            only(movie -> movie.title().equals(title));
            TitleQuery query = table.titled(title);
            if (random.nextInt(3) == 0) {
                only(movie -> movie.year() >= 1951 && movie.year() <= 1956);
                query = query.years(1951, 1956);
            }
            return random.nextBoolean() ? query : query.descending();
        }

        MovieScan ofAScan() {
            if (random.nextInt(3) > 0) {
                return table.scan();
            }
            only(movie -> movie.year() >= 1952 && movie.year() <= 1957);
            return table.scan().years(1952, 1957);
        }

        MovieScan ofSegments() {
            return ofAScan().segments(1 + random.nextInt(6));
        }

        <S extends MovieRead<S>> void holds(S plain) {
            int least = random.nextInt(10);
            boolean filtered = random.nextBoolean();
            S read = filtered ? plain.where(RATING.atLeast(least)) : plain;
            List<Movie> answer = movies.stream()
                    .filter(wanted)
                    .filter(movie -> !filtered || movie.rating().orElseThrow().intValue() >= least)
                    .toList();
            List<Movie> once = read.list();
            List<MovieKey> keys = answer.stream().map(Movie::key).toList();

            assertThat(once).containsExactlyInAnyOrderElementsOf(answer);
            assertThat(read.count()).isEqualTo(answer.size());
            assertThat(inPages(read)).containsExactlyInAnyOrderElementsOf(keys);
            if (!(read instanceof MovieScan)) {
                assertThat(once).isSortedAccordingTo(read.clauses().isDescending() ? BY_KEY.reversed() : BY_KEY);
                assertThat(inPages(read))
                        .isEqualTo(once.stream().map(Movie::key).toList());
            }
            int limit = 1 + random.nextInt(20);
            assertThat(read.limit(limit).list()).hasSize(Math.min(limit, answer.size()));
        }

        private <S extends MovieRead<S>> List<MovieKey> inPages(S read) {
            List<MovieKey> keys = new ArrayList<>();
            Optional<Cursor> next = Optional.empty();
            do {
                S rest = next.map(cursor -> read.startAfter(Cursor.of(cursor.toString())))
                        .orElse(read);
                next = random.nextInt(4) == 0 ? somePages(bounded(rest), keys) : page(bounded(rest), keys);
            } while (next.isPresent());
            return keys;
        }

        private <S extends MovieRead<S>> S bounded(S rest) {
            int examined = 1 + random.nextInt(30);
            return switch (random.nextInt(6)) {
                case 0 -> rest.limit(1 + random.nextInt(20));
                case 1 -> rest.limit(1 + random.nextInt(20)).pageSize(examined);
                case 2 -> rest.limit(1 + random.nextInt(20)).readAtMost(examined);
                case 3 -> rest.pageSize(examined).fields(RATING);
                case 4 -> rest.readAtMost(examined);
                default -> rest;
            };
        }

        private static Optional<Cursor> page(MovieRead<?> read, List<MovieKey> keys) {
            Page<Movie> page = read.page();
            checked(page, read.clauses());
            page.items().forEach(movie -> keys.add(movie.key()));
            return page.next();
        }

        /** Some pages of an iteration, which is then left for a cursor. */
        private Optional<Cursor> somePages(MovieRead<?> read, List<MovieKey> keys) {
            int some = 1 + random.nextInt(3);
            Optional<Cursor> next = read.clauses().after() == null
                    ? Optional.empty()
                    : Optional.of(read.clauses().after());
            for (Page<Movie> page : read.pages()) {
                page.items().forEach(movie -> keys.add(movie.key()));
                next = page.next();
                if (--some == 0) {
                    break;
                }
            }
            return next;
        }

        private static void checked(Page<Movie> page, ReadClauses clauses) {
            assertThat(page.stop() == Page.Stop.END).isEqualTo(page.next().isEmpty());
            assertThat(page.items().size()).isLessThanOrEqualTo(clauses.limit() > 0 ? clauses.limit() : 60);
            assertThat(page.examined()).isLessThanOrEqualTo(clauses.readAtMost() > 0 ? clauses.readAtMost() : 1000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"year", "years", "title", "scan", "segments"})
    void thePagesOfAReadAreItsAnswer(String kind) {
        IntStream.range(0, CASES).forEach(i -> {
            Case one = new Case(i * 31L + kind.hashCode());
            switch (kind) {
                case "year" -> one.holds(one.ofAYear());
                case "years" -> one.holds(one.ofYears());
                case "title" -> one.holds(one.ofATitle());
                case "scan" -> one.holds(one.ofAScan());
                default -> one.holds(one.ofSegments());
            }
        });
    }
}
