package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.*;
import static io.github.movietable.testing.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.movietable.expression.Attribute;
import io.github.movietable.model.Meter;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.FaultyHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exact requests of the methods that run at once. */
@Tag("quick")
class RequestsTest {
    private static final String NAME = "Requests";
    private static final String KEY = "{year: {N: '2015'}, title: {S: 'The Big New Movie'}}";
    private static final MovieKey BIG = MovieKey.of(2015, "The Big New Movie");

    private final FaultyHttp http = FaultyHttp.faultless();
    private final MovieTable movies = MovieTable.named(NAME, http.client());

    @BeforeAll
    static void createTable() {
        MovieTable.named(NAME, FaultyHttp.faultless().client()).create();
    }

    @AfterAll
    static void dropTable() {
        MovieTable.named(NAME, FaultyHttp.faultless().client()).drop();
    }

    @BeforeEach
    void emptyTable() {
        FaultyHttp aside = FaultyHttp.faultless();
        MovieTable.named(NAME, aside.client()).delete(BIG);
    }

    private JsonNode sent(String operation) {
        return http.bodies(operation).get(0);
    }

    @Test
    void createReservesWhatTheLabReserves() {
        MovieTable lab = MovieTable.named("Requests-lab", http.client());
        lab.create(Throughput.provisioned(10, 10));
        lab.drop();

        assertThat(sent("CreateTable")).isEqualTo(json("""
                {TableName: 'Requests-lab',
                 KeySchema: [{AttributeName: 'year', KeyType: 'HASH'}, {AttributeName: 'title', KeyType: 'RANGE'}],
                 AttributeDefinitions: [
                     {AttributeName: 'year', AttributeType: 'N'}, {AttributeName: 'title', AttributeType: 'S'}],
                 BillingMode: 'PROVISIONED',
                 ProvisionedThroughput: {ReadCapacityUnits: 10, WriteCapacityUnits: 10}}"""));
        assertThat(sent("DeleteTable")).isEqualTo(json("{TableName: 'Requests-lab'}"));
    }

    @Test
    void createReservesNothingByDefault() {
        MovieTable fresh = MovieTable.named("Requests-on-demand", http.client());
        fresh.create();
        fresh.drop();

        assertThat(sent("CreateTable").get("BillingMode").textValue()).isEqualTo("PAY_PER_REQUEST");
        assertThat(sent("CreateTable").has("ProvisionedThroughput")).isFalse();
    }

    @Test
    void listTablesAndDescribe() {
        assertThat(MovieTable.listTables(http.client())).contains(NAME);
        assertThat(movies.describe().name()).isEqualTo(NAME);

        assertThat(sent("ListTables")).isEqualTo(json("{}"));
        assertThat(sent("DescribeTable")).isEqualTo(json("{TableName: 'Requests'}"));
    }

    @Test
    void aLoadSendsBatchesOfPuts(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("one.json"), "[{\"year\": 1985, \"title\": \"Ran\", \"info\": {\"rating\": 8.20}}]");
        movies.batchLoad(file).run();

        assertThat(http.bodies("BatchWriteItem")).containsExactly(json("""
                {RequestItems: {Requests: [{PutRequest: {Item: {
                     year: {N: '1985'}, title: {S: 'Ran'}, info: {M: {rating: {N: '8.2'}}}}}}]},
                 ReturnConsumedCapacity: 'TOTAL'}"""));
    }

    @Test
    void putAsksForWhatItReplaces() {
        movies.put(Movie.of(BIG).with(PLOT, "Nothing happens at all.").with(RATING, 0));

        assertThat(sent("PutItem")).isEqualTo(json("""
                {TableName: 'Requests',
                 Item: {year: {N: '2015'}, title: {S: 'The Big New Movie'},
                        info: {M: {plot: {S: 'Nothing happens at all.'}, rating: {N: '0'}}}},
                 ReturnValues: 'ALL_OLD'}"""));
    }

    @Test
    void putIfAbsentAsksForWhatIsInTheWay() {
        movies.putIfAbsent(Movie.of(BIG));

        assertThat(sent("PutItem")).isEqualTo(json("""
                {TableName: 'Requests', Item: %s,
                 ConditionExpression: 'attribute_not_exists(#year)',
                 ExpressionAttributeNames: {'#year': 'year'},
                 ReturnValuesOnConditionCheckFailure: 'ALL_OLD'}""".formatted(KEY)));
    }

    @Test
    void putIfSendsTheCondition() {
        movies.putIf(Movie.of(BIG), RATING.below(5).or(PLOT.doesNotExist()));

        assertThat(sent("PutItem")).isEqualTo(json("""
                {TableName: 'Requests', Item: %s,
                 ConditionExpression: '#info.#rating < :c0 OR attribute_not_exists(#info.#plot)',
                 ExpressionAttributeNames: {'#info': 'info', '#rating': 'rating', '#plot': 'plot'},
                 ExpressionAttributeValues: {':c0': {N: '5'}},
                 ReturnValuesOnConditionCheckFailure: 'ALL_OLD'}""".formatted(KEY)));
    }

    @Test
    void getAsksForTheWholeMovie() {
        assertThat(movies.find(BIG)).isEmpty();

        assertThat(sent("GetItem")).isEqualTo(json("{TableName: 'Requests', Key: %s}".formatted(KEY)));
    }

    @Test
    void getWithFieldsAsksForTheKeyToo() {
        assertThat(movies.find(BIG, GENRES, ACTORS.at(0))).isEmpty();

        assertThat(sent("GetItem")).isEqualTo(json("""
                {TableName: 'Requests', Key: %s,
                 ProjectionExpression: '#year, #title, #info.#genres, #info.#actors[0]',
                 ExpressionAttributeNames: {'#year': 'year', '#title': 'title', '#info': 'info',
                                            '#genres': 'genres', '#actors': 'actors'}}""".formatted(KEY)));
    }

    @Test
    void aConsistentTableReadsConsistently() {
        assertThat(movies.consistent().find(BIG)).isEmpty();

        assertThat(sent("GetItem"))
                .isEqualTo(json("{TableName: 'Requests', Key: %s, ConsistentRead: true}".formatted(KEY)));
    }

    @Test
    void aMeteredTableAsksWhatEachCallCosts() {
        MovieTable metered = movies.meteredBy(new Meter());
        assertThat(metered.find(BIG)).isEmpty();
        metered.put(Movie.of(BIG));
        metered.update(BIG).set(Attribute.number("seen"), 1).apply();
        metered.delete(BIG);

        assertThat(http.log())
                .extracting(
                        attempt -> attempt.body().path("ReturnConsumedCapacity").textValue())
                .containsExactly("TOTAL", "TOTAL", "TOTAL", "TOTAL");
    }

    @Test
    void deleteAsksForWhatItRemoves() {
        movies.delete(BIG);

        assertThat(sent("DeleteItem"))
                .isEqualTo(json("{TableName: 'Requests', Key: %s, ReturnValues: 'ALL_OLD'}".formatted(KEY)));
    }

    @Test
    void deleteIfDemandsThatTheMovieIsThere() {
        movies.deleteIf(BIG, RATING.atMost(10));

        assertThat(sent("DeleteItem")).isEqualTo(json("""
                {TableName: 'Requests', Key: %s,
                 ConditionExpression: 'attribute_exists(#year) AND #info.#rating <= :c0',
                 ExpressionAttributeNames: {'#year': 'year', '#info': 'info', '#rating': 'rating'},
                 ExpressionAttributeValues: {':c0': {N: '10'}},
                 ReturnValues: 'ALL_OLD',
                 ReturnValuesOnConditionCheckFailure: 'ALL_OLD'}""".formatted(KEY)));
    }

    @Test
    void deleteIfKeepsAnOrTogether() {
        movies.deleteIf(BIG, RATING.below(5).or(PLOT.doesNotExist()));

        assertThat(sent("DeleteItem").get("ConditionExpression").textValue())
                .isEqualTo("attribute_exists(#year) AND (#info.#rating < :c0 OR attribute_not_exists(#info.#plot))");
    }

    @Test
    void aCallExaminesTheLeastOfItsBounds() {
        YearQuery year = movies.inYear(1985);

        assertThat(year.limit(3).pageSize(100).toRequest().limit())
                .as("and one to peek")
                .isEqualTo(4);
        assertThat(year.limit(100).pageSize(3).toRequest().limit()).isEqualTo(3);
        assertThat(year.pageSize(5).readAtMost(2).toRequest().limit()).isEqualTo(2);
        assertThat(year.pageSize(2).readAtMost(5).toRequest().limit()).isEqualTo(2);
        assertThat(year.limit(2).readAtMost(5).toRequest().limit()).isEqualTo(3);
    }
}
