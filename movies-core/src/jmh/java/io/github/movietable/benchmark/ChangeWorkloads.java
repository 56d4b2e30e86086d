package io.github.movietable.benchmark;

import static io.github.movietable.benchmark.Workload.check;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.github.movietable.MovieTable;
import io.github.movietable.expression.MovieAttributes;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.enhanced.dynamodb.model.IgnoreNullsMode;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Conditional calls that change a stored movie. The calls by hand have the same conditions and results as the
 * library's.
 */
final class ChangeWorkloads {
    private static final Expression EXISTS =
            Expression.builder().expression("attribute_exists(title)").build();
    private static final Expression AT_MOST_TEN = Expression.builder()
            .expression("info.rating <= :most")
            .putExpressionValue(":most", fromN("10"))
            .build();

    private final StubHttp stub = StubHttp.always(Answers.item("Attributes", Sample.item()));
    private final DynamoDbClient client = stub.client();
    private final Enhanced enhanced = Enhanced.of(client);
    private final MovieTable movies = MovieTable.named(Sample.TABLE, client);

    private ChangeWorkloads() {}

    static Workload update() {
        return new ChangeWorkloads().updateOfThree();
    }

    static Workload increment() {
        return new ChangeWorkloads().incrementOfRank();
    }

    static Workload deleteIf() {
        return new ChangeWorkloads().deleteOnCondition();
    }

    private Workload updateOfThree() {
        Workload workload = Workload.call("update of 3 attributes", 1.10);
        workload.by(
                        Way.LOW,
                        () -> checkRating(update(
                                "SET info.#plot = :plot, info.rating = :rating, info.actors = :actors",
                                Map.of("#year", "year", "#plot", "plot"),
                                Map.of(
                                        ":plot", fromS(Sample.PLOT),
                                        ":rating", fromN(Sample.RATING.toPlainString()),
                                        ":actors", Sample.texts(Sample.ACTORS),
                                        ":map", fromS("M")))))
                .by(Way.BEAN, () -> {
                    InfoBean info = new InfoBean();
                    info.setPlot(Sample.PLOT);
                    info.setRating(Sample.RATING);
                    info.setActors(Sample.ACTORS);
                    MovieBean now = enhanced.beans()
                            .updateItem(update -> update.item(Sample.bean(info))
                                    .ignoreNullsMode(IgnoreNullsMode.SCALAR_ONLY)
                                    .conditionExpression(EXISTS));
                    check(Objects.requireNonNull(now.getInfo()).getRating().equals(Sample.RATING));
                })
                .by(Way.DOCUMENT, () -> {
                    Map<String, AttributeValue> info = Map.of(
                            "plot", fromS(Sample.PLOT),
                            "rating", fromN(Sample.RATING.toPlainString()),
                            "actors", Sample.texts(Sample.ACTORS));
                    Map<String, AttributeValue> part = new HashMap<>(Sample.key());
                    part.put("info", AttributeValue.fromM(info));
                    checkRating(enhanced.documents()
                            .updateItem(update -> update.item(EnhancedDocument.fromAttributeValueMap(part))
                                    .ignoreNullsMode(IgnoreNullsMode.SCALAR_ONLY)
                                    .conditionExpression(EXISTS))
                            .toMap());
                })
                .by(
                        Way.OURS,
                        () -> check(movies.update(Sample.KEY)
                                .set(MovieAttributes.PLOT, Sample.PLOT)
                                .set(MovieAttributes.RATING, Sample.RATING)
                                .set(MovieAttributes.ACTORS, Sample.ACTORS)
                                .apply()
                                .rating()
                                .filter(Sample.RATING::equals)
                                .isPresent()));
        return sendingOneCall(workload);
    }

    private Workload incrementOfRank() {
        Workload workload = Workload.call("increment, which may not be repeated", 1.9);
        workload.by(
                        Way.LOW,
                        () -> checkRating(update(
                                "SET info.#rank = if_not_exists(info.#rank, :zero) + :by",
                                Map.of("#year", "year", "#rank", "rank"),
                                Map.of(":zero", fromN("0"), ":by", fromN("1"), ":map", fromS("M")))))
                .by(
                        Way.OURS,
                        () -> check(movies.update(Sample.KEY)
                                .increment(MovieAttributes.RANK, 1)
                                .apply()
                                .rating()
                                .filter(Sample.RATING::equals)
                                .isPresent()));
        return sendingOneCall(workload);
    }

    private Map<String, AttributeValue> update(
            String changes, Map<String, String> names, Map<String, AttributeValue> values) {
        return client.updateItem(UpdateItemRequest.builder()
                        .tableName(Sample.TABLE)
                        .key(Sample.key())
                        .updateExpression(changes)
                        .conditionExpression("attribute_exists(#year) AND attribute_type(info, :map)")
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values)
                        .returnValues(ReturnValue.ALL_NEW)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .build())
                .attributes();
    }

    private Workload deleteOnCondition() {
        Key key = Key.builder()
                .partitionValue(Sample.KEY.year())
                .sortValue(Sample.KEY.title())
                .build();
        Workload workload = Workload.call("conditional delete", 1.08);
        workload.by(
                        Way.LOW,
                        () -> check(client.deleteItem(DeleteItemRequest.builder()
                                        .tableName(Sample.TABLE)
                                        .key(Sample.key())
                                        .conditionExpression("attribute_exists(#year) AND info.rating <= :most")
                                        .expressionAttributeNames(Map.of("#year", "year"))
                                        .expressionAttributeValues(Map.of(":most", fromN("10")))
                                        .returnValues(ReturnValue.ALL_OLD)
                                        .returnValuesOnConditionCheckFailure(
                                                ReturnValuesOnConditionCheckFailure.ALL_OLD)
                                        .build())
                                .hasAttributes()))
                .by(
                        Way.BEAN,
                        () -> check(enhanced.beans()
                                        .deleteItem(delete -> delete.key(key).conditionExpression(AT_MOST_TEN))
                                != null))
                .by(
                        Way.DOCUMENT,
                        () -> check(enhanced.documents()
                                        .deleteItem(delete -> delete.key(key).conditionExpression(AT_MOST_TEN))
                                != null))
                .by(
                        Way.OURS,
                        () -> check(movies.deleteIf(Sample.KEY, MovieAttributes.RATING.atMost(10))
                                .isApplied()));
        return sendingOneCall(workload);
    }

    private static void checkRating(Map<String, AttributeValue> item) {
        check(new BigDecimal(item.get("info").m().get("rating").n()).equals(Sample.RATING));
    }

    /**
     * Checks that all ways send one call, and that none sets {@code info} as a whole, which would lose its other
     * attributes.
     */
    private Workload sendingOneCall(Workload workload) {
        workload.ways().values().forEach(way -> {
            List<String> changes = stub.requestsOf(way).stream()
                    .filter(request -> request.contains("\"Key\""))
                    .toList();
            check(changes.size() == 1 && !changes.get(0).contains("\"M\":"));
        });
        return workload;
    }
}
