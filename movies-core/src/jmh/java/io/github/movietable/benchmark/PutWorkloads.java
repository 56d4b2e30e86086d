package io.github.movietable.benchmark;

import static io.github.movietable.benchmark.Workload.check;
import static io.github.movietable.expression.MovieAttributes.ACTORS;
import static io.github.movietable.expression.MovieAttributes.DIRECTORS;
import static io.github.movietable.expression.MovieAttributes.GENRES;
import static io.github.movietable.expression.MovieAttributes.IMAGE_URL;
import static io.github.movietable.expression.MovieAttributes.PLOT;
import static io.github.movietable.expression.MovieAttributes.RANK;
import static io.github.movietable.expression.MovieAttributes.RATING;
import static io.github.movietable.expression.MovieAttributes.RELEASE_DATE;
import static io.github.movietable.expression.MovieAttributes.RUNNING_TIME;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.movietable.MovieTable;
import io.github.movietable.model.Movie;
import io.github.movietable.testing.Json;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Puts of a movie: made for the call, already at hand, or only if none is stored. A program that uses the library has
 * movies; a program by hand or with the Enhanced Client makes the item for each call, unless it keeps items instead.
 */
final class PutWorkloads {
    private static final Expression ABSENT =
            Expression.builder().expression("attribute_not_exists(title)").build();

    private PutWorkloads() {}

    static Workload built() {
        return put(
                Workload.call("put, the movie made of nine attributes", 1.05),
                Sample::item,
                Sample::bean,
                Sample::document,
                PutWorkloads::movie);
    }

    static Workload movieAtHand() {
        Movie movie = movie();
        return put(
                Workload.call("put, the movie at hand, the others' item made for the call", 0.95),
                Sample::item,
                Sample::bean,
                Sample::document,
                () -> movie);
    }

    static Workload allAtHand() {
        Map<String, AttributeValue> item = Sample.item();
        MovieBean bean = Sample.bean();
        EnhancedDocument document = Sample.document();
        Movie movie = movie();
        return put(Workload.call("put, everything at hand", 1.08), () -> item, () -> bean, () -> document, () -> movie);
    }

    static Movie movie() {
        return Movie.of(Sample.KEY)
                .with(DIRECTORS, Sample.DIRECTORS)
                .with(RELEASE_DATE, Sample.RELEASED)
                .with(RATING, Sample.RATING)
                .with(GENRES, Sample.GENRES)
                .with(IMAGE_URL, Sample.IMAGE)
                .with(PLOT, Sample.PLOT)
                .with(RANK, Sample.RANK)
                .with(RUNNING_TIME, Duration.ofSeconds(Sample.SECONDS))
                .with(ACTORS, Sample.ACTORS);
    }

    private static Workload put(
            Workload workload,
            Supplier<Map<String, AttributeValue>> item,
            Supplier<MovieBean> bean,
            Supplier<EnhancedDocument> document,
            Supplier<Movie> movie) {
        StubHttp stub = StubHttp.always("{}");
        DynamoDbClient client = stub.client();
        Enhanced enhanced = Enhanced.of(client);
        MovieTable movies = MovieTable.named(Sample.TABLE, client);
        workload.by(
                        Way.LOW,
                        () -> check(!client.putItem(PutItemRequest.builder()
                                        .tableName(Sample.TABLE)
                                        .item(item.get())
                                        .returnValues(ReturnValue.ALL_OLD)
                                        .build())
                                .hasAttributes()))
                .by(
                        Way.BEAN,
                        () -> check(enhanced.beans()
                                        .putItemWithResponse(
                                                put -> put.item(bean.get()).returnValues(ReturnValue.ALL_OLD))
                                        .attributes()
                                == null))
                .by(
                        Way.DOCUMENT,
                        () -> check(enhanced.documents()
                                        .putItemWithResponse(
                                                put -> put.item(document.get()).returnValues(ReturnValue.ALL_OLD))
                                        .attributes()
                                == null))
                .by(Way.OURS, () -> check(movies.put(movie.get()).isEmpty()));
        return sendingOneItem(workload, stub);
    }

    static Workload ifAbsent() {
        StubHttp stub = StubHttp.always("{}");
        DynamoDbClient client = stub.client();
        Enhanced enhanced = Enhanced.of(client);
        MovieTable movies = MovieTable.named(Sample.TABLE, client);
        Map<String, AttributeValue> item = Sample.item();
        MovieBean bean = Sample.bean();
        EnhancedDocument document = Sample.document();
        Movie movie = movie();
        Workload workload = Workload.call("put if absent, everything at hand", 1.08)
                .by(
                        Way.LOW,
                        () -> check(client.putItem(PutItemRequest.builder()
                                        .tableName(Sample.TABLE)
                                        .item(item)
                                        .conditionExpression("attribute_not_exists(#year)")
                                        .expressionAttributeNames(Map.of("#year", "year"))
                                        .returnValuesOnConditionCheckFailure(
                                                ReturnValuesOnConditionCheckFailure.ALL_OLD)
                                        .build())
                                .sdkHttpResponse()
                                .isSuccessful()))
                .by(
                        Way.BEAN,
                        () -> enhanced.beans().putItem(put -> put.item(bean).conditionExpression(ABSENT)))
                .by(
                        Way.DOCUMENT,
                        () -> enhanced.documents()
                                .putItem(put -> put.item(document).conditionExpression(ABSENT)))
                .by(Way.OURS, () -> check(movies.putIfAbsent(movie).isApplied()));
        return sendingOneItem(workload, stub);
    }

    /** All ways send one call with the same item. */
    private static Workload sendingOneItem(Workload workload, StubHttp stub) {
        JsonNode item = Json.json(Answers.item("Item", Sample.item())).path("Item");
        workload.ways().values().forEach(way -> {
            var requests = stub.requestsOf(way);
            check(requests.size() == 1
                    && Json.json(requests.get(0)).path("Item").equals(item));
        });
        return workload;
    }
}
