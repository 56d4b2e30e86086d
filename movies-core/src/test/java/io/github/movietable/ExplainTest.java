package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.ACTORS;
import static io.github.movietable.expression.MovieAttributes.GENRES;
import static io.github.movietable.expression.MovieAttributes.RANK;
import static io.github.movietable.expression.MovieAttributes.RATING;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.model.Movie;
import io.github.movietable.testing.Data;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FaultyHttp;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** explain() describes the request, its cost and dangers, and sends nothing. */
@Tag("quick")
class ExplainTest {
    private final FaultyHttp http = FaultyHttp.faultless();
    private final MovieTable movies = MovieTable.named("Movies", http.client());

    private static TableInfo figures() {
        MovieTable films = Database.newTable();
        films.batchLoad(Data.films()).run();
        return films.describe();
    }

    @Test
    void aQueryIsExplainedWithItsRequestAsJson() {
        YearQuery query = movies.inYear(1992)
                .titlesBetween("A", "L")
                .where(RATING.atLeast(8))
                .fields(GENRES, ACTORS.at(0))
                .limit(5);

        assertThat(query.explain()).isEqualToNormalizingNewlines("""
                Query of the table Movies
                  key condition: year = 1992 AND title BETWEEN "A" AND "L"
                  order: by title, ascending
                  filter, after reading: info.rating >= 8
                  fields: year, title, info.genres, info.actors[0] (saves transfer, not units)
                  limit: 5 movies returned
                  consistency: eventual
                  warning: items that the filter drops are read and paid for too
                  cost: a read unit for each 8 KB of what the key condition selects; the table's figures are unknown
                  request: {
                    "TableName" : "Movies",
                    "ReturnConsumedCapacity" : "TOTAL",
                    "ProjectionExpression" : "#year, #title, #info.#genres, #info.#actors[0]",
                    "FilterExpression" : "#info.#rating >= :f0",
                    "KeyConditionExpression" : "#year = :k0 AND #title BETWEEN :k1 AND :k2",
                    "ExpressionAttributeNames" : {
                      "#actors" : "actors",
                      "#genres" : "genres",
                      "#info" : "info",
                      "#rating" : "rating",
                      "#title" : "title",
                      "#year" : "year"
                    },
                    "ExpressionAttributeValues" : {
                      ":f0" : {
                        "N" : "8"
                      },
                      ":k0" : {
                        "N" : "1992"
                      },
                      ":k1" : {
                        "S" : "A"
                      },
                      ":k2" : {
                        "S" : "L"
                      }
                    }
                  }""");
        assertThat(http.attempts()).isZero();
    }

    @Test
    void aScanIsWarnedAgainst() {
        assertThat(movies.scan().years(1950, 1959).explain())
                .contains("Scan of the table Movies", "year BETWEEN 1950 AND 1959")
                .contains("warning: it reads and pays for the whole table", "whose size is unknown");
    }

    @Test
    void figuresOfTheTableMakeAnEstimate() {
        TableInfo figures = figures();
        double scan = Math.ceil((double) figures.sizeBytes() / 4096) / 2;
        String units = Explanation.about(scan, "read");

        assertThat(movies.scan().explain(figures)).contains("of the whole table; " + units);
        assertThat(movies.inYears(1950, 1959).explain(figures))
                .contains("10 queries of the table Movies")
                .contains("at least about 5 read units")
                .contains("the scan that gives the same: " + units);
        assertThat(movies.inYear(1985).explain(figures)).contains("for 100 average movies");
        assertThat(movies.update(1985, "Brazil").set(RATING, 9).explain(figures))
                .contains("about 1 write unit for an average movie");
    }

    @Test
    void noMoviesCountedIsUnknownAndNotFree() {
        assertThat(movies.scan().explain(Database.newTable().describe())).contains("whose size is unknown");
    }

    @Test
    void anUpdateIsExplained() {
        assertThat(movies.update(1985, "Brazil")
                        .increment(RANK, 1)
                        .onlyIf(RATING.below(9))
                        .explain())
                .contains("UpdateItem on the table Movies", "key: (1985, \"Brazil\")")
                .contains("changes: SET info.rank = if_not_exists(info.rank, 0) + 1")
                .contains("condition: info.rating < 9", "must exist")
                .contains("repeated: only after a throttled attempt")
                .contains("\"UpdateExpression\" : \"SET #info.#rank = if_not_exists(#info.#rank, :u0) + :u1\"");
        assertThat(movies.update(1985, "Brazil")
                        .increment(RANK, 1)
                        .exactlyOnce()
                        .explain())
                .contains("TransactWriteItems", "2 write units", "ClientRequestToken");
        assertThat(http.attempts()).isZero();
    }

    @Test
    void aTransactionAndALoadAreExplained() {
        assertThat(movies.transaction()
                        .put(Movie.of(1985, "Brazil"))
                        .check(Movie.of(1984, "1984").key(), RATING.exists())
                        .explain())
                .contains("put: (1985, \"Brazil\")", "check: (1984, \"1984\")", "2 write units for each KB");
        assertThat(movies.batchLoad(Data.films()).explain()).contains("moviedata.json", "a write unit for each KB");
        assertThat(http.attempts()).isZero();
    }
}
