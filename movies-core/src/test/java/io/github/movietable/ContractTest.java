package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.load.LoadReport;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Data;
import io.github.movietable.testing.FaultyHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The whole lab as a user writes it: the program of the design, word for word. */
@Tag("quick")
class ContractTest {
    @Test
    @SuppressWarnings("UnusedVariable") // the program is the design's, word for word
    void theWholeLabAsAUserWritesIt() throws IOException {
        Files.copy(Data.films(), Path.of("moviedata.json"), StandardCopyOption.REPLACE_EXISTING);
        FaultyHttp http = FaultyHttp.faultless();
        DynamoDbClient client = http.client();

        // spotless:off
        // tag::contract[]
        MovieTable movies = MovieTable.named("Movies", client);
        movies.create(Throughput.provisioned(10, 10));                                // returns when ACTIVE; create() = on demand
        List<String> names = MovieTable.listTables(client);

        LoadReport report = movies.batchLoad(Path.of("moviedata.json")).run();        // every record accounted for

        MovieKey key = MovieKey.of(2015, "The Big New Movie");
        movies.put(Movie.of(2015, "The Big New Movie")
                .with(PLOT, "Nothing happens at all.").with(RATING, 0));              // Optional<Movie>: what it replaced
        Optional<Movie> maybe = movies.find(2015, "The Big New Movie");               // absence is a value …
        Movie movie = movies.get(key);                                                // … or MovieNotFoundException

        movie = movies.update(key)                                                    // the movie as now stored
                .set(PLOT, "Everything happens all at once.")
                .set(RATING, 5.5)
                .set(ACTORS, List.of("Larry", "Moe", "Curly"))
                .apply();
        WriteOutcome outcome = movies.deleteIf(key, RATING.atMost(10));               // a refusal is a value, with the current movie

        for (Movie m : movies.inYear(1985)) {
            System.out.println(m.year() + " : " + m.title());
        }
        YearQuery aToL = movies.inYear(1992).titlesBetween("A", "L").fields(GENRES, ACTORS.at(0));
        try (Stream<Movie> found = aToL.stream()) {
            found.forEach(m -> m.get(ACTORS.at(0)).ifPresent(System.out::println));
        }
        for (Page<Movie> page : movies.scan().years(1950, 1959).pages()) {            // the lab's scan, each movie once
            page.items().forEach(System.out::println);
        }
        List<Movie> fifties = movies.inYears(1950, 1959).list();                      // the same answer without reading the whole table
        movies.drop();
        // end::contract[]
        // spotless:on

        assertThat(names).contains("Movies");
        assertThat(report.read()).isEqualTo(1001);
        assertThat(report.written()).isEqualTo(1001);
        assertThat(maybe).hasValueSatisfying(m -> assertThat(m.plot()).hasValue("Nothing happens at all."));
        assertThat(movie.rating()).hasValueSatisfying(r -> assertThat(r).isEqualByComparingTo("5.5"));
        assertThat(movie.actors()).containsExactly("Larry", "Moe", "Curly");
        assertThat(outcome).isEqualTo(new WriteOutcome.Applied(movie));
        assertThat(fifties).hasSize(81).isSortedAccordingTo((a, b) -> a.key().compareTo(b.key()));
        assertThat(movies.exists()).isFalse();
    }
}
