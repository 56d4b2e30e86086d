package io.github.movietable.examples;

import static io.github.movietable.examples.Ran.onServer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The steps in the lab's order on one endpoint: each must end as the lab's script does, with the bundled films. */
@TestMethodOrder(OrderAnnotation.class)
class LabTranscriptTest {
    private static final String MOVIE = "(2015, \"The Big New Movie\")";

    @Test
    @Order(1)
    void createsTheTable() {
        Ran ran = onServer("MoviesCreateTable");

        assertSucceeded(ran);
        assertThat(ran.out()).containsExactly("Created the table Movies: ACTIVE, 10 read and 10 write units a second.");
        assertThat(onServer("MoviesListTables").out()).contains("   Movies");
    }

    @Test
    @Order(2)
    void creatingItAgainIsRefused() {
        assertRefused(
                onServer("MoviesCreateTable"),
                "MoviesCreateTable: There is a table Movies in ",
                " already: use it, take another name with --table, or drop it with MoviesDeleteTable.");
    }

    @Test
    @Order(3)
    void loadsTheBundledFilms() {
        Ran ran = onServer("MoviesLoadData");

        assertSucceeded(ran);
        assertThat(ran.out())
                .contains(
                        "Loading the bundled films into the table Movies.",
                        "    1,001  records read, of which",
                        "    1,001  written",
                        "        0  superseded by a later record of the same movie",
                        "        0  rejected",
                        "        0  not sent, or sent without an answer",
                        "Cost: 1001 write units.")
                .anyMatch(line -> line.matches(" *\\d+ % done, [0-9,]+ movies written, .* units a second.*"));
    }

    @Test
    @Order(4)
    void putsAMovie() {
        Ran ran = onServer("MoviesPutItem");

        assertSucceeded(ran);
        assertThat(ran.out()).containsExactly("Put " + MOVIE + ".", "Cost: 1 write unit.");
    }

    @Test
    @Order(5)
    void getsIt() {
        Ran ran = onServer("MoviesGetItem");

        assertSucceeded(ran);
        assertThat(ran.out())
                .containsExactly(
                        "The Big New Movie (2015)",
                        "   plot    Nothing happens at all.",
                        "   rating  0",
                        "Cost: 1 read unit.");
    }

    @Test
    @Order(6)
    void updatesIt() {
        Ran ran = onServer("MoviesUpdateItem");

        assertSucceeded(ran);
        assertThat(ran.out())
                .containsExactly(
                        "Updated:",
                        "The Big New Movie (2015)",
                        "   actors  Larry, Moe, Curly",
                        "   plot    Everything happens all at once.",
                        "   rating  5.5",
                        "Cost: 1 write unit.");
    }

    @Test
    @Order(7)
    void getsTheUpdatedMovie() {
        Ran ran = onServer("MoviesGetItem");

        assertSucceeded(ran);
        assertThat(ran.out())
                .containsExactly(
                        "The Big New Movie (2015)",
                        "   actors  Larry, Moe, Curly",
                        "   plot    Everything happens all at once.",
                        "   rating  5.5",
                        "Cost: 1 read unit.");
    }

    @Test
    @Order(8)
    void deletesItOnACondition() {
        assertRefused(
                onServer("MoviesDeleteItem", "--at-most", "4"),
                "MoviesDeleteItem: " + MOVIE + " was not deleted because this is false: info.rating <= 4, was 5.5.",
                " --at-most RATING sets another limit.");

        Ran ran = onServer("MoviesDeleteItem");

        assertSucceeded(ran);
        assertThat(ran.out()).startsWith("Deleted " + MOVIE + ", as info.rating <= 10.");
    }

    @Test
    @Order(9)
    void deletingItAgainIsRefused() {
        assertRefused(
                onServer("MoviesDeleteItem"),
                "MoviesDeleteItem: " + MOVIE
                        + " was not deleted because there is no such movie: MoviesPutItem puts it.");
    }

    @Test
    @Order(10)
    void gettingItOnceMoreFindsNothing() {
        assertRefused(
                onServer("MoviesGetItem"),
                "MoviesGetItem: There is no movie " + MOVIE + " in the table: MoviesPutItem puts it, ",
                "MoviesQueryYear 2015 lists that year's movies.");
    }

    @Test
    @Order(11)
    void queries1985() {
        Ran ran = onServer("MoviesQueryYear");

        assertSucceeded(ran);
        assertThat(ran.out())
                .containsExactly(
                        "1985 : A Room with a View",
                        "1985 : After Hours",
                        "1985 : Back to the Future",
                        "1985 : Brazil",
                        "1985 : Come and See",
                        "1985 : Ran",
                        "1985 : Re-Animator",
                        "1985 : The Breakfast Club",
                        "1985 : The Color Purple",
                        "1985 : The Purple Rose of Cairo",
                        "1985 : Witness",
                        "11 movies in 1985.",
                        "Cost: 0.5 read units.");
    }

    @Test
    @Order(12)
    void queriesTitlesOf1992WithGenresAndLeadActorOnly() {
        Ran ran = onServer("MoviesQueryTitles");

        assertSucceeded(ran);
        assertThat(ran.out())
                .containsExactly(
                        "1992 : A Few Good Men       Tom Cruise     Drama, Thriller",
                        "1992 : Aladdin              Scott Weinger  "
                                + "Animation, Adventure, Comedy, Family, Fantasy, Musical, Romance",
                        "1992 : Dead Alive           Timothy Balme  Comedy, Horror",
                        "1992 : Glengarry Glen Ross  Al Pacino      Crime, Drama, Mystery",
                        "1992 : Hard Boiled          Chow Yun-fat   Action, Adventure, Crime, Thriller",
                        "5 movies in 1992 from A to L.",
                        "Cost: 0.5 read units.");
    }

    @Test
    void asksForGenresAndLeadActorOnly() throws IOException {
        try (FakeServer server = new FakeServer(200, "{\"Items\": [], \"Count\": 0, \"ScannedCount\": 0}")) {
            assertThat(server.run("MoviesQueryTitles").out()).containsExactly("0 movies in 1992 from A to L.");

            JsonNode request = new ObjectMapper().readTree(server.requests().get(0));
            String fields = request.get("ProjectionExpression").textValue();
            for (Map.Entry<String, JsonNode> name :
                    request.get("ExpressionAttributeNames").properties()) {
                fields = fields.replaceAll(
                        Pattern.quote(name.getKey()) + "\\b", name.getValue().textValue());
            }
            assertThat(fields.split(", ?")).containsExactlyInAnyOrder("year", "title", "info.genres", "info.actors[0]");
        }
    }

    @Test
    @Order(13)
    void scansTheFiftiesShowingEachMovieOnce() {
        Ran ran = onServer("MoviesScan");

        assertSucceeded(ran);
        List<String> movies = ran.out().stream().filter(l -> l.contains(" : ")).toList();
        assertThat(movies).hasSize(81).doesNotHaveDuplicates().allMatch(line -> line.matches("195\\d : .*"));
        assertThat(ran.out())
                .endsWith(
                        "81 movies from 1950 to 1959; 1,001 movies examined.",
                        "By scan: 33.5 read units. By inYears(1950, 1959): 5 read units, the same movies, in order.",
                        "Cost: 38.5 read units.");
        assertThat(ran.out()).anyMatch(line -> line.matches("1959 : Ben-Hur +8\\.2  William Wyler"));
    }

    @Test
    @Order(14)
    void queriesTheFiftiesInOrderForLess() {
        Ran ran = onServer("MoviesYears");

        assertSucceeded(ran);
        List<String> movies = ran.out().stream().filter(l -> l.contains(" : ")).toList();
        assertThat(movies).hasSize(81).doesNotHaveDuplicates().isSorted();
        assertThat(ran.out())
                .endsWith("81 movies from 1950 to 1959, and none of another year was read.", "Cost: 5 read units.");
    }

    @Test
    @Order(15)
    void findsATitleInAllYears() {
        Ran ran = onServer("MoviesTitled");

        assertSucceeded(ran);
        assertThat(ran.out())
                .startsWith("There is no index on titles yet: adding one.")
                .containsSubsequence("1932 : Scarface", "1983 : Scarface", "2 movies titled Scarface.");
    }

    @Test
    @Order(16)
    void dropsTheTable() {
        Ran ran = onServer("MoviesDeleteTable");

        assertSucceeded(ran);
        assertThat(ran.out()).containsExactly("Dropped the table Movies.");
        assertThat(onServer("MoviesListTables").out()).doesNotContain("   Movies");
        assertRefused(onServer("MoviesDeleteTable"), "MoviesDeleteTable: There is no table Movies in ");
    }

    private static void assertSucceeded(Ran ran) {
        assertThat(ran.err()).isEmpty();
        assertThat(ran.status()).isZero();
    }

    private static void assertRefused(Ran ran, String... parts) {
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).singleElement().asString().contains(parts).startsWith(parts[0]);
        assertThat(ran.status()).isEqualTo(1);
    }
}
