package io.github.movietable.benchmark;

import io.github.movietable.MovieTable;
import io.github.movietable.load.RequestJson;
import io.github.movietable.model.Movie;
import io.github.movietable.testing.Films;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** A page of 1,001 films from its bytes to the titles and ratings: what a typed view of it costs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class PageBenchmark {
    private DynamoDbClient client;
    private MovieTable movies;
    private DynamoDbTable<EnhancedDocument> documents;

    /** Connects. */
    @Setup
    public void connect() {
        List<Map<String, AttributeValue>> items =
                Films.all().stream().map(Movie::toItem).toList();
        String page = RequestJson.of(ScanResponse.builder()
                .items(items)
                .count(items.size())
                .scannedCount(items.size())
                .build());
        client = new StubHttp(Duration.ZERO, request -> page).client();
        movies = MovieTable.named("Movies", client);
        documents =
                DynamoDbEnhancedClient.builder().dynamoDbClient(client).build().table("Movies", Enhanced.DOCUMENTS);
    }

    /** Disconnects. */
    @TearDown
    public void close() {
        client.close();
    }

    private static long check(long letters) {
        if (letters == 0) {
            throw new IllegalStateException("no film has a title");
        }
        return letters;
    }

    /** Maps of attribute values, taken apart by hand. */
    @Benchmark
    public long sdk() {
        long sum = 0;
        for (Map<String, AttributeValue> item :
                client.scan(scan -> scan.tableName("Movies")).items()) {
            AttributeValue info = item.get("info");
            AttributeValue rating = info == null ? null : info.m().get("rating");
            sum += item.get("title").s().length()
                    + (rating == null ? 0 : rating.n().length());
        }
        return check(sum);
    }

    /** The Enhanced Client's documents. */
    @Benchmark
    public long enhanced() {
        long sum = 0;
        for (EnhancedDocument document : documents.scan().items()) {
            Map<String, AttributeValue> info = document.toMap().get("info") == null
                    ? Map.of()
                    : document.toMap().get("info").m();
            sum += document.getString("title").length()
                    + (info.containsKey("rating") ? info.get("rating").n().length() : 0);
        }
        return check(sum);
    }

    /** Ours. */
    @Benchmark
    public long movies() {
        long sum = 0;
        for (Movie movie : movies.scan()) {
            sum += movie.title().length()
                    + (movie.rating().isPresent() ? movie.rating().get().precision() : 0);
        }
        return check(sum);
    }
}
