package io.github.movietable.benchmark;

import static io.github.movietable.expression.MovieAttributes.ACTORS;
import static io.github.movietable.expression.MovieAttributes.GENRES;
import static io.github.movietable.expression.MovieAttributes.PLOT;
import static io.github.movietable.expression.MovieAttributes.RANK;
import static io.github.movietable.expression.MovieAttributes.RATING;
import static io.github.movietable.expression.MovieAttributes.RELEASE_DATE;
import static io.github.movietable.expression.MovieAttributes.RUNNING_TIME;

import io.github.movietable.Cursor;
import io.github.movietable.MovieTable;
import io.github.movietable.MovieUpdate;
import io.github.movietable.expression.FailedClause;
import io.github.movietable.expression.MovieCondition;
import io.github.movietable.internal.document.ItemSize;
import io.github.movietable.model.Movie;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Measures the parts of a call, without a call. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class MicroBenchmark {
    private final MovieTable movies =
            MovieTable.named(Sample.TABLE, StubHttp.always("{}").client());
    private final Movie movie = PutWorkloads.movie();
    private final Movie same = Movie.fromItem(Sample.item());
    private final MovieCondition nine = MovieCondition.allOf(
            RATING.atLeast(5),
            RATING.below(9),
            RANK.exists(),
            PLOT.contains("dream"),
            ACTORS.at(0).startsWith("Jonathan"),
            GENRES.contains("Drama"),
            GENRES.size().atLeast(2),
            RUNNING_TIME.atMost(Duration.ofHours(3)),
            RELEASE_DATE.isNot(Instant.EPOCH));
    private final MovieCondition none = nine.negate();
    private final MovieUpdate update = three();
    private final String cursor = MovieTable.named(
                    Sample.TABLE,
                    StubHttp.always(Answers.page(List.of(Sample.item(), Sample.item())))
                            .client())
            .inYear(Sample.KEY.year())
            .limit(1)
            .page()
            .next()
            .map(Cursor::toString)
            .orElseThrow();

    private MovieUpdate three() {
        return movies.update(Sample.KEY)
                .set(PLOT, Sample.PLOT)
                .set(RATING, Sample.RATING)
                .set(ACTORS, Sample.ACTORS);
    }

    /** A movie of nine attributes, one after the other. */
    @Benchmark
    public Movie with() {
        return PutWorkloads.movie();
    }

    /** A movie from the map that the SDK returns. */
    @Benchmark
    public Movie fromItem() {
        return Movie.fromItem(same.toItem());
    }

    /** Nine clauses, all true. */
    @Benchmark
    public boolean test() {
        return nine.test(movie);
    }

    /** Why their negation is false. */
    @Benchmark
    public List<FailedClause> whyNot() {
        return none.whyNot(movie);
    }

    /** A specification of three changes. */
    @Benchmark
    public MovieUpdate specify() {
        return three();
    }

    /** The request of three changes. */
    @Benchmark
    public UpdateItemRequest render() {
        return update.toRequest();
    }

    /** The request that continues from a cursor's text. */
    @Benchmark
    public QueryRequest cursor() {
        return movies.inYear(Sample.KEY.year()).startAfter(Cursor.of(cursor)).toRequest();
    }

    /** The three sizes of an item. */
    @Benchmark
    public ItemSize size() {
        return ItemSize.of(movie.toItem());
    }

    /** An instant that is stored as text. */
    @Benchmark
    public Optional<Instant> releaseDate() {
        return movie.releaseDate();
    }

    /** Two movies of nine attributes that are equal. */
    @Benchmark
    public boolean equal() {
        return movie.equals(same);
    }

    /** A movie's hash. */
    @Benchmark
    public int hash() {
        return movie.hashCode();
    }
}
