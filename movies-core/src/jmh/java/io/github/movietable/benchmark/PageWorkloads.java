package io.github.movietable.benchmark;

import static io.github.movietable.benchmark.Workload.check;

import io.github.movietable.MovieTable;
import io.github.movietable.model.Movie;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** A page as large as DynamoDB makes them, from its bytes to the fields of its movies. */
final class PageWorkloads {
    /** A page holds 1 MB of items; as JSON they are about a third larger. */
    private static final int PAGE = 4 * 1024 * 1024 / 3;

    private PageWorkloads() {}

    static Workload threeFields() {
        return page("page of 1 MB, three fields read", 1.03, 1.02, Fields::threeOf, Fields::threeOf, Fields::threeOf);
    }

    static Workload allFields() {
        return page("page of 1 MB, all typed fields read", 1.05, 1.05, Fields::allOf, Fields::allOf, Fields::allOf);
    }

    private static Workload page(
            String name,
            double cpu,
            double bytes,
            ToLongFunction<Map<String, AttributeValue>> ofItem,
            ToLongFunction<MovieBean> ofBean,
            ToLongFunction<Movie> ofMovie) {
        List<Map<String, AttributeValue>> items = pageOfItems();
        long expected = items.stream().mapToLong(ofItem).sum();
        DynamoDbClient client = StubHttp.always(Answers.page(items)).client();
        Enhanced enhanced = Enhanced.of(client);
        MovieTable movies = MovieTable.named(Sample.TABLE, client);
        return Workload.movies(name, items.size(), new Workload.Bound(cpu, bytes, Workload.Bound.NONE), true)
                .by(Way.LOW, () -> {
                    long sum = 0;
                    for (Map<String, AttributeValue> item : client.scan(ScanRequest.builder()
                                    .tableName(Sample.TABLE)
                                    .build())
                            .items()) {
                        sum += ofItem.applyAsLong(item);
                    }
                    check(sum == expected);
                })
                .by(Way.BEAN, () -> {
                    long sum = 0;
                    for (MovieBean bean : enhanced.beans().scan().items()) {
                        sum += ofBean.applyAsLong(bean);
                    }
                    check(sum == expected);
                })
                .by(Way.DOCUMENT, () -> {
                    long sum = 0;
                    for (EnhancedDocument document : enhanced.documents().scan().items()) {
                        sum += ofItem.applyAsLong(document.toMap());
                    }
                    check(sum == expected);
                })
                .by(Way.OURS, () -> {
                    long sum = 0;
                    for (Movie movie : movies.scan().page().items()) {
                        sum += ofMovie.applyAsLong(movie);
                    }
                    check(sum == expected);
                });
    }

    /** The movies of the file, repeated from its beginning if they do not fill a page. */
    private static List<Map<String, AttributeValue>> pageOfItems() {
        List<Map<String, AttributeValue>> file = Sample.items();
        List<Map<String, AttributeValue>> page = new ArrayList<>();
        for (int bytes = 0; bytes < PAGE; ) {
            Map<String, AttributeValue> item = file.get(page.size() % file.size());
            page.add(item);
            bytes += Answers.item("", item).length();
        }
        return page;
    }
}
