package io.github.movietable.benchmark;

import static io.github.movietable.benchmark.Workload.check;
import static io.github.movietable.expression.MovieAttributes.ACTORS;
import static io.github.movietable.expression.MovieAttributes.GENRES;
import static io.github.movietable.expression.MovieAttributes.PLOT;
import static io.github.movietable.expression.MovieAttributes.RATING;

import io.github.movietable.MovieTable;
import io.github.movietable.Throughput;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The lab with this library. */
final class LabByLibrary implements WholeLab.Steps {
    private static final MovieKey KEY = MovieKey.of(2015, "The Big New Movie");

    private final MovieTable movies;

    LabByLibrary(DynamoDbClient client) {
        movies = MovieTable.named(Sample.TABLE, client);
    }

    @Override
    public void create() {
        movies.create(Throughput.provisioned(10, 10));
    }

    @Override
    public long load(Path file) {
        return movies.batchLoad(file).run().written();
    }

    @Override
    public List<Integer> others() {
        movies.put(Movie.of(KEY).with(PLOT, "Nothing happens at all.").with(RATING, 0));
        check(movies.get(KEY).rating().isPresent());
        movies.update(KEY)
                .set(PLOT, "Everything happens all at once.")
                .set(RATING, 5.5)
                .set(ACTORS, List.of("Larry", "Moe", "Curly"))
                .apply();
        check(movies.deleteIf(KEY, RATING.atMost(10)).isApplied());
        List<Integer> found = List.of(
                movies.inYear(1985).list().size(),
                movies.inYear(1992)
                        .titlesBetween("A", "L")
                        .fields(GENRES, ACTORS.at(0))
                        .list()
                        .size(),
                movies.inYears(1950, 1959).list().size());
        movies.drop();
        return found;
    }
}
