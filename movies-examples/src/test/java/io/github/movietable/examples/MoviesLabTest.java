package io.github.movietable.examples;

import static io.github.movietable.examples.Ran.onServer;
import static io.github.movietable.examples.Ran.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.MovieTable;
import io.github.movietable.model.Movie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoviesLabTest {
    @Test
    void walksThroughTheLabInMemoryAsOftenAsOneLikes() {
        for (int i = 0; i < 2; i++) {
            Ran ran = step("MoviesLab");

            assertThat(ran.err()).isEmpty();
            assertThat(ran.status()).isZero();
            assertThat(ran.out())
                    .containsSubsequence(
                            "1. Create the table: movies.create(Throughput.provisioned(10, 10))",
                            "2. List the tables: MovieTable.listTables(client)",
                            "      Movies",
                            "   Cost: no units.",
                            "3. Create it again: movies.create(…)",
                            "4. Load a file of movies: movies.batchLoad(file).run()",
                            "       1,001  written",
                            "   Cost: 1001 write units.",
                            "7. Update it: movies.update(key).set(…).apply()",
                            "      rating  5.5",
                            "   Cost: 1 write unit.",
                            "   11 movies in 1985.",
                            "   5 movies in 1992 from A to L.",
                            "   81 movies from 1950 to 1959; 1,001 movies examined.",
                            "   Cost: 38.5 read units.",
                            "16. Query the 1950s, year by year: movies.inYears(1950, 1959).list()",
                            "   81 movies, by year and title, and none of another year was read.",
                            "   Cost: 5 read units.",
                            "17. Export the table to a file: movies.exportTo(file).run()",
                            "18. Drop the table: movies.drop()",
                            "   Dropped the table Movies.");
            String unreported = "   Cost: at least 1 write unit for the refused write, which DynamoDB does not report.";
            assertThat(ran.out().stream().filter(unreported::equals)).hasSize(2);
            assertThat(ran.out())
                    .containsSubsequence(
                            "9. Delete it if it is rated 4 at most: movies.deleteIf(key, RATING.atMost(4))", unreported)
                    .containsSubsequence("11. Delete it again: movies.deleteIf(…)", unreported)
                    .last()
                    .asString()
                    .endsWith(
                            ", and what 2 refused writes cost: at least 1 write unit each, which DynamoDB does not report.");
            assertThat(ran.out().stream().filter(line -> line.startsWith("   Refused, as it should be: ")))
                    .hasSize(4);
        }
    }

    @Test
    void leavesNoCopyOfTheFilmsBehind() throws IOException {
        DataFile films = DataFile.of(null);
        assertThat(Files.size(films.path())).isGreaterThan(300_000);

        films.close();

        assertThat(films.path()).doesNotExist();
    }

    @Test
    void leavesATableAloneThatIsNotItsOwn() {
        MovieTable mine = MovieTable.named("Mine", Ran.DYNAMO.client());
        mine.create();
        mine.put(Movie.of(2013, "Rush"));

        Ran ran = onServer("MoviesLab", "--table", "Mine");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .singleElement()
                .asString()
                .startsWith("MoviesLab: There is a table Mine in http://")
                .contains("--table", "MoviesDeleteTable");
        assertThat(mine.scan().list()).containsExactly(Movie.of(2013, "Rush"));
        mine.drop();
    }

    @Test
    void dropsItsTableAlsoWhenAStepFails(@TempDir Path folder) throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.json"), "[{\"year\": 2013, \"title\": \"Rush\"}, {");

        Ran ran = onServer("MoviesLab", broken.toString(), "--table", "Broken");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).singleElement().asString().contains("broken.json", "line 1");
        assertThat(MovieTable.named("Broken", Ran.DYNAMO.client()).exists()).isFalse();
    }
}
