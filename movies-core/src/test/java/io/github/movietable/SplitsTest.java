package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.expression.MovieCondition;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.Films;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Generated reads: however a read is split into pages, the pages together have each movie of the expected result once.
 */
class SplitsTest {
    private static final int CASES = Boolean.getBoolean("movies.long") ? 60 : 15;
    private static final List<MovieCondition> FILTERS = List.of(
            RATING.above(8),
            GENRES.contains("Drama"),
            PLOT.contains("the"),
            RATING.above(99),
            ACTORS.size().atLeast(3));
    private static final List<Movie> FEW =
            Films.all().stream().filter(movie -> movie.year() % 9 == 4).toList();
    private static final MovieTable TABLE_OF_FEW = Database.newTable();

    private final MovieTable films = Films.table();

    @BeforeAll
    static void load() {
        TABLE_OF_FEW.batchLoad(FEW).run();
    }

    /** A read, its expected result in any order, and the largest size of its pages. */
    private record Generated<S extends MovieRead<S>>(S read, List<Movie> answer, int scale, Random random) {
        Generated<S> perhapsFiltered() {
            if (random.nextBoolean()) {
                return this;
            }
            MovieCondition filter = FILTERS.get(random.nextInt(FILTERS.size()));
            return new Generated<>(
                    read.where(filter), answer.stream().filter(filter::test).toList(), scale, random);
        }

        void holds() {
            List<Movie> once = read.list();
            List<MovieKey> keys = once.stream().map(Movie::key).toList();

            assertThat(Films.byKey(once)).as(read.toString()).isEqualTo(answer);
            assertThat(read.count()).as(read.toString()).isEqualTo(answer.size());
            assertThat(inPages()).as(read.toString()).isEqualTo(keys);
        }

        private List<MovieKey> inPages() {
            List<MovieKey> keys = new ArrayList<>();
            Optional<Cursor> next = Optional.empty();
            do {
                S rest = next.map(cursor -> read.startAfter(Cursor.of(cursor.toString())))
                        .orElse(read);
                Page<Movie> page = boundedPage(rest);
                page.items().forEach(movie -> keys.add(movie.key()));
                next = page.next();
            } while (next.isPresent());
            return keys;
        }

        private Page<Movie> boundedPage(S rest) {
            int limit = random.nextInt(3) == 0 ? scale : 1 + random.nextInt(scale);
            int examined = 1 + random.nextInt(2 * scale);
            S bounded = switch (random.nextInt(5)) {
                case 0 -> rest.limit(limit);
                case 1 -> rest.limit(limit).pageSize(examined);
                case 2 -> rest.limit(limit).readAtMost(examined).consistent();
                case 3 -> rest.pageSize(limit).fields(RATING);
                default -> rest.readAtMost(examined);
            };
            Page<Movie> page = bounded.page();
            ReadClauses clauses = bounded.clauses();
            assertThat(page.stop() == Page.Stop.END).isEqualTo(page.next().isEmpty());
            assertThat(page.items().size()).isLessThanOrEqualTo(clauses.limit() > 0 ? clauses.limit() : 10_000);
            assertThat(page.examined()).isLessThanOrEqualTo(clauses.readAtMost() > 0 ? clauses.readAtMost() : 10_000);
            return page;
        }
    }

    private static List<Movie> films(Predicate<Movie> wanted) {
        return Films.all().stream().filter(wanted).toList();
    }

    private Generated<YearQuery> yearQuery(Random random) {
        int year = 1990 + random.nextInt(10);
        YearQuery query =
                random.nextBoolean() ? films.inYear(year) : films.inYear(year).descending();
        return random.nextInt(3) > 0
                ? new Generated<>(query, films(m -> m.year() == year), 12, random)
                : new Generated<>(
                        query.titlesFrom("M"),
                        films(m -> m.year() == year && m.title().compareTo("M") >= 0),
                        12,
                        random);
    }

    private Generated<YearsQuery> yearsQuery(Random random) {
        int from = 1916 + random.nextInt(90);
        int to = from + random.nextInt(20);
        YearsQuery years = films.inYears(from, to);
        return new Generated<>(
                random.nextBoolean() ? years : years.descending(),
                films(m -> m.year() >= from && m.year() <= to),
                40,
                random);
    }

    private static Generated<MovieScan> scan(Random random) {
        int to = 1950 + random.nextInt(60);
        MovieScan scan = TABLE_OF_FEW.scan();
        return random.nextBoolean()
                ? new Generated<>(scan, FEW, 50, random)
                : new Generated<>(
                        scan.years(1950, to),
                        FEW.stream()
                                .filter(m -> m.year() >= 1950 && m.year() <= to)
                                .toList(),
                        50,
                        random);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void ofAYear(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            yearQuery(random).perhapsFiltered().holds();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void ofYears(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            yearsQuery(random).perhapsFiltered().holds();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void ofAScan(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            scan(random).perhapsFiltered().holds();
        }
    }
}
