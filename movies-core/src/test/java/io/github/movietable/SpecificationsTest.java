package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.MovieCondition;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.Films;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The exact requests of specifications, which make no call by themselves; terminals send exactly these requests. */
@Tag("quick")
class SpecificationsTest {
    private static final MovieKey BIG = MovieKey.of(2015, "The Big New Movie");

    private final FaultyHttp http = FaultyHttp.faultless();
    private final MovieTable movies = MovieTable.named("Movies", http.client());

    private static AttributeValue n(String number) {
        return AttributeValue.fromN(number);
    }

    private static AttributeValue s(String text) {
        return AttributeValue.fromS(text);
    }

    private static QueryRequest.Builder queryOf(String year) {
        return QueryRequest.builder()
                .tableName("Movies")
                .keyConditionExpression("#year = :k0")
                .expressionAttributeNames(Map.of("#year", "year"))
                .expressionAttributeValues(Map.of(":k0", n(year)))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
    }

    static Stream<Named<ThrowingCallable>> withoutTheirArgument() {
        MovieTable movies = MovieTable.named("Movies", FaultyHttp.faultless().client());
        MovieCondition none = null;
        return Stream.of(
                Named.of("where", () -> movies.scan().where(none)),
                Named.of("onlyIf", () -> movies.update(BIG).set(PLOT, "x").onlyIf(none)),
                Named.of("putIf", () -> movies.transaction().putIf(Movie.of(BIG), none)),
                Named.of("deleteIf", () -> movies.transaction().deleteIf(BIG, none)),
                Named.of("check", () -> movies.transaction().check(BIG, none)),
                Named.of("allOf", () -> MovieCondition.allOf(none)),
                Named.of("anyOf", () -> MovieCondition.anyOf(none)),
                Named.of("startAfter", () -> movies.scan().startAfter(null)),
                Named.of("passingOver", () -> movies.scan().passingOver(null)),
                Named.of("update", () -> movies.update((MovieKey) null)),
                Named.of("meteredBy", () -> movies.meteredBy(null)),
                Named.of("move", () -> movies.move(MovieKey.of(1985, "Brazil"), null)),
                Named.of("addTitleIndex", () -> movies.addTitleIndex(TitleIndex.likeTheTable(), null)),
                Named.of("cancelledBy", () -> movies.batchLoad(List.of()).cancelledBy(null)),
                Named.of("onProgress", () -> movies.batchLoad(List.of()).onProgress(null)),
                Named.of(
                        "onProgress of an export",
                        () -> movies.exportTo(Path.of("all.json")).onProgress(null)));
    }

    /** A null that was taken for no condition would write to, or delete, every movie. */
    @ParameterizedTest
    @MethodSource("withoutTheirArgument")
    void aNullIsRefusedAtOnce(ThrowingCallable clause) {
        assertThatNullPointerException().isThrownBy(clause).withMessageContaining("null");
    }

    @Test
    void theLabsUpdate() {
        MovieUpdate update = movies.update(BIG)
                .set(PLOT, "Everything happens all at once.")
                .set(RATING, 5.5)
                .set(ACTORS, List.of("Larry", "Moe", "Curly"));

        assertThat(update.toRequest())
                .isEqualTo(UpdateItemRequest.builder()
                        .tableName("Movies")
                        .key(Map.of("year", n("2015"), "title", s("The Big New Movie")))
                        .updateExpression("SET #info.#plot = :u0, #info.#rating = :u1, #info.#actors = :u2")
                        .conditionExpression("attribute_exists(#year) AND attribute_type(#info, :c0)")
                        .expressionAttributeNames(Map.of(
                                "#year", "year", "#info", "info", "#plot", "plot", "#rating", "rating", "#actors",
                                "actors"))
                        .expressionAttributeValues(Map.of(
                                ":u0", s("Everything happens all at once."),
                                ":u1", n("5.5"),
                                ":u2", AttributeValue.fromL(List.of(s("Larry"), s("Moe"), s("Curly"))),
                                ":c0", s("M")))
                        .returnValues(ReturnValue.ALL_NEW)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .build());
    }

    @Test
    void anUpdateOfEveryKind() {
        UpdateItemRequest request = movies.update(BIG)
                .increment(RANK, 1)
                .append(GENRES, List.of("Drama"))
                .prepend(ACTORS, List.of("Moe"))
                .setIfAbsent(RATING, 5)
                .setFrom(PLOT, IMAGE_URL)
                .remove(IMAGE_URL)
                .addTo(Attribute.textSet("tags"), Set.of("new"))
                .deleteFrom(Attribute.textSet("lists"), Set.of("old"))
                .orCreate()
                .onlyIf(RANK.below(5).or(RANK.doesNotExist()))
                .toRequest();

        assertThat(request.updateExpression())
                .isEqualTo("SET #info.#rank = if_not_exists(#info.#rank, :u0) + :u1,"
                        + " #info.#genres = list_append(if_not_exists(#info.#genres, :u2), :u3),"
                        + " #info.#actors = list_append(:u4, if_not_exists(#info.#actors, :u5)),"
                        + " #info.#rating = if_not_exists(#info.#rating, :u6), #info.#plot = #info.#image_url"
                        + " REMOVE #info.#image_url ADD #tags :u7 DELETE #lists :u8");
        assertThat(request.conditionExpression())
                .isEqualTo("attribute_type(#info, :c0) AND attribute_exists(#info.#image_url)"
                        + " AND (#info.#rank < :c1 OR attribute_not_exists(#info.#rank))");
        assertThat(request.expressionAttributeValues())
                .containsEntry(":u0", n("0"))
                .containsEntry(":u1", n("1"))
                .containsEntry(":u7", AttributeValue.fromSs(List.of("new")));
    }

    @Test
    void anUpdateWithoutChangesIsNone() {
        assertThatIllegalStateException()
                .isThrownBy(() -> movies.update(BIG).toRequest())
                .withMessageContaining("say what to change");
    }

    @Test
    void aYear() {
        assertThat(movies.inYear(1985).toRequest()).isEqualTo(queryOf("1985").build());
    }

    @Test
    void theLabsTitlesWithGenresAndLeadActor() {
        QueryRequest request = movies.inYear(1992)
                .titlesBetween("A", "L")
                .fields(GENRES, ACTORS.at(0))
                .toRequest();

        assertThat(request)
                .isEqualTo(queryOf("1992")
                        .keyConditionExpression("#year = :k0 AND #title BETWEEN :k1 AND :k2")
                        .projectionExpression("#year, #title, #info.#genres, #info.#actors[0]")
                        .expressionAttributeNames(Map.of(
                                "#year", "year", "#title", "title", "#info", "info", "#genres", "genres", "#actors",
                                "actors"))
                        .expressionAttributeValues(Map.of(":k0", n("1992"), ":k1", s("A"), ":k2", s("L")))
                        .build());
    }

    @Test
    void aQueryWithEveryClause() {
        QueryRequest request = movies.inYear(1992)
                .where(RATING.above(8))
                .where(PLOT.exists())
                .pageSize(50)
                .descending()
                .consistent()
                .toRequest();

        assertThat(request)
                .isEqualTo(queryOf("1992")
                        .filterExpression("#info.#rating > :f0 AND attribute_exists(#info.#plot)")
                        .expressionAttributeNames(
                                Map.of("#year", "year", "#info", "info", "#rating", "rating", "#plot", "plot"))
                        .expressionAttributeValues(Map.of(":k0", n("1992"), ":f0", n("8")))
                        .limit(50)
                        .scanIndexForward(false)
                        .consistentRead(true)
                        .build());
    }

    @Test
    void theLabsScan() {
        assertThat(movies.scan().years(1950, 1959).toRequest())
                .isEqualTo(ScanRequest.builder()
                        .tableName("Movies")
                        .filterExpression("#year BETWEEN :f0 AND :f1")
                        .expressionAttributeNames(Map.of("#year", "year"))
                        .expressionAttributeValues(Map.of(":f0", n("1950"), ":f1", n("1959")))
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .build());
    }

    @Test
    void yearsAreOneQueryEach() {
        assertThat(movies.inYears(1950, 1959).toRequests())
                .hasSize(10)
                .startsWith(queryOf("1950").build(), queryOf("1951").build())
                .endsWith(queryOf("1959").build());
        assertThat(movies.inYears(List.of(1994, 1959)).descending().toRequests())
                .containsExactly(
                        queryOf("1994").scanIndexForward(false).build(),
                        queryOf("1959").scanIndexForward(false).build());
    }

    @Test
    void specificationsMakeNoCall() {
        assertThat(movies.inYears(1950, 1959).limit(5).toRequests()).isNotEmpty();
        assertThat(movies.inYear(1985).stream()).isNotNull();
        assertThat(movies.scan().pages()).isNotNull();
        assertThat(movies.update(BIG).set(RATING, 1).orCreate().toRequest()).isNotNull();

        assertThat(http.attempts()).isZero();
    }

    static Stream<Named<UnaryOperator<YearQuery>>> clauses() {
        return Stream.of(
                Named.of("none", year -> year),
                Named.of("titles, descending", year -> year.titlesFrom("M").descending()),
                Named.of("limit", year -> year.limit(3)),
                Named.of("limits", year -> year.limit(3).pageSize(2).readAtMost(9)),
                Named.of(
                        "filter",
                        year -> year.where(RATING.above(8))
                                .fields(RATING)
                                .limit(2)
                                .consistent()),
                Named.of("cursor", year -> year.limit(1).startAfter(behindTwo())));
    }

    private static Cursor behindTwo() {
        return Films.table().inYear(1994).limit(2).page().next().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("clauses")
    void aPageSendsExactlyToRequest(UnaryOperator<YearQuery> clauses) {
        DynamoDbClient client = http.client();
        YearQuery query =
                clauses.apply(MovieTable.named(Films.table().name(), client).inYear(1994));
        assertThat(query.page().items()).isNotEmpty();
        client.query(query.toRequest());

        assertThat(http.bodies("Query")).hasSize(2);
        assertThat(http.bodies("Query").get(0)).isEqualTo(http.bodies("Query").get(1));
    }

    @Test
    void aTablesNameIsOneThatDynamoDbTakes() {
        for (String name : List.of("", "ab", "no spaces", "x".repeat(256), "a/b")) {
            assertThatThrownBy(() -> MovieTable.named(name, http.client()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("3 to 255");
        }
        assertThat(MovieTable.named("x".repeat(255), http.client()).name()).hasSize(255);
    }
}
