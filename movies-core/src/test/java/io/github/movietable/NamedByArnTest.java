package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.RANK;
import static io.github.movietable.testing.Faults.changing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FakeTicker;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.FaultyHttp.Fault;
import io.github.movietable.testing.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table may be named by its ARN; a server's response may name it by its ARN or by its plain name. */
class NamedByArnTest {
    private final MovieTable stored = Database.newTable();
    private final String arn = "arn:aws:dynamodb:us-east-1:000000000000:table/" + stored.name();
    private final List<MovieKey> keys = List.of(MovieKey.of(1985, "Ran"), MovieKey.of(1985, "Brazil"));

    NamedByArnTest() {
        keys.forEach(key -> stored.put(Movie.of(key).with(RANK, 1)));
    }

    private static JsonNode keyedBy(String name, JsonNode answer) {
        ObjectNode renamed = answer.deepCopy();
        for (String map : List.of("Responses", "UnprocessedKeys")) {
            if (renamed.path(map).elements().hasNext()) {
                JsonNode only = renamed.get(map).elements().next();
                renamed.putObject(map).set(name, only);
            }
        }
        return renamed;
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn", "plain"})
    void getAllFindsItsMoviesAndItsLeftovers(String form) {
        String name = form.equals("arn") ? arn : stored.name();
        Fault leftover = (attempt, sender) -> {
            FaultyHttp.Reply reply = Fault.keysUnprocessedBehind(1).happen(attempt, sender);
            return new FaultyHttp.Reply(
                    200, keyedBy(name, Json.json(reply.body())).toString());
        };
        FaultyHttp http = FaultyHttp.first("BatchGetItem", leftover, changing(answer -> keyedBy(name, answer)));
        MovieTable movies = MovieTable.named(arn, http.client(), new FakeTicker());

        assertThat(movies.getAll(keys)).containsOnlyKeys(keys);
        assertThat(http.attempts("BatchGetItem")).isEqualTo(2);
    }

    /** DynamoDB Local has no transactions by ARN. */
    @Test
    void theOtherVerbsTakeItToo() {
        MovieTable movies = MovieTable.named(arn, Database.client());

        movies.update(keys.get(0)).increment(RANK, 1).apply();
        movies.deleteIf(keys.get(1), RANK.is(1));

        assertThat(movies.find(keys.get(1))).isEmpty();
        assertThat(movies.get(keys.get(0))).isEqualTo(Movie.of(keys.get(0)).with(RANK, 2));
        assertThat(movies.transaction().delete(keys.get(0)).toRequest().transactItems())
                .extracting(item -> item.delete().tableName())
                .containsExactly(arn);
    }
}
