package io.github.movietable.benchmark;

import static io.github.movietable.benchmark.Workload.check;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;

import io.github.movietable.MovieTable;
import io.github.movietable.model.Movie;
import java.util.Collections;
import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Reads of one movie and of a year with ten. */
final class QueryWorkloads {
    private static final int YEAR = Sample.KEY.year();
    private static final int TEN = 10;

    private QueryWorkloads() {}

    static Workload get() {
        DynamoDbClient client =
                StubHttp.always(Answers.item("Item", Sample.item())).client();
        Enhanced enhanced = Enhanced.of(client);
        MovieTable movies = MovieTable.named(Sample.TABLE, client);
        Key key =
                Key.builder().partitionValue(YEAR).sortValue(Sample.KEY.title()).build();
        long expected = Fields.fiveOf(Sample.item());
        return Workload.call("get and five fields", 1.04)
                .by(
                        Way.LOW,
                        () -> check(Fields.fiveOf(client.getItem(GetItemRequest.builder()
                                                .tableName(Sample.TABLE)
                                                .key(Sample.key())
                                                .build())
                                        .item())
                                == expected))
                .by(Way.BEAN, () -> check(Fields.fiveOf(enhanced.beans().getItem(key)) == expected))
                .by(
                        Way.DOCUMENT,
                        () -> check(
                                Fields.fiveOf(enhanced.documents().getItem(key).toMap()) == expected))
                .by(Way.OURS, () -> check(Fields.fiveOf(movies.get(Sample.KEY)) == expected));
    }

    static Workload tenMovies() {
        DynamoDbClient client = StubHttp.always(Answers.page(Collections.nCopies(TEN, Sample.item())))
                .client();
        Enhanced enhanced = Enhanced.of(client);
        MovieTable movies = MovieTable.named(Sample.TABLE, client);
        QueryConditional inYear = QueryConditional.keyEqualTo(key -> key.partitionValue(YEAR));
        long expected = TEN * Fields.threeOf(Sample.item());
        return Workload.call("query of ten movies, three fields read", 1.08)
                .by(Way.LOW, () -> {
                    long sum = 0;
                    for (Map<String, AttributeValue> item : query(client, null).items()) {
                        sum += Fields.threeOf(item);
                    }
                    check(sum == expected);
                })
                .by(Way.BEAN, () -> {
                    long sum = 0;
                    for (MovieBean bean : enhanced.beans().query(inYear).items()) {
                        sum += Fields.threeOf(bean);
                    }
                    check(sum == expected);
                })
                .by(Way.DOCUMENT, () -> {
                    long sum = 0;
                    for (EnhancedDocument document :
                            enhanced.documents().query(inYear).items()) {
                        sum += Fields.threeOf(document.toMap());
                    }
                    check(sum == expected);
                })
                .by(Way.OURS, () -> {
                    long sum = 0;
                    for (Movie movie : movies.inYear(YEAR).list()) {
                        sum += Fields.threeOf(movie);
                    }
                    check(sum == expected);
                });
    }

    static Workload count() {
        DynamoDbClient client =
                StubHttp.always("{\"Count\":10,\"ScannedCount\":10}").client();
        MovieTable movies = MovieTable.named(Sample.TABLE, client);
        return Workload.call("count of a year", 1.08)
                .by(Way.LOW, () -> check(query(client, Select.COUNT).count() == TEN))
                .by(Way.OURS, () -> check(movies.inYear(YEAR).count() == TEN));
    }

    private static QueryResponse query(DynamoDbClient client, Select select) {
        return client.query(QueryRequest.builder()
                .tableName(Sample.TABLE)
                .keyConditionExpression("#year = :year")
                .expressionAttributeNames(Map.of("#year", "year"))
                .expressionAttributeValues(Map.of(":year", fromN(Integer.toString(YEAR))))
                .select(select)
                .build());
    }
}
