package io.github.movietable.testing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * A stub with one year of any number of movies, in pages of one size. It responds at once, unless the test wants to
 * decide when.
 */
public final class EndlessYear implements DynamoDbAsyncClient {
    private final long movies;
    private final int pageSize;
    private final Supplier<CompletableFuture<Void>> time;
    private final AtomicInteger asked = new AtomicInteger();

    public EndlessYear(long movies, int pageSize) {
        this(movies, pageSize, () -> CompletableFuture.completedFuture(null));
    }

    public EndlessYear(long movies, int pageSize, Supplier<CompletableFuture<Void>> time) {
        this.movies = movies;
        this.pageSize = pageSize;
        this.time = time;
    }

    /** How many pages were requested. */
    public int asked() {
        return asked.get();
    }

    @Override
    public CompletableFuture<QueryResponse> query(QueryRequest request) {
        asked.incrementAndGet();
        return time.get().thenApply(now -> page(request));
    }

    private QueryResponse page(QueryRequest request) {
        AttributeValue last = request.exclusiveStartKey().get("title");
        long from = last == null ? 0 : Long.parseLong(last.s()) + 1;
        long to = Math.min(movies, from + pageSize);
        List<Map<String, AttributeValue>> items =
                LongStream.range(from, to).mapToObj(EndlessYear::item).toList();
        return QueryResponse.builder()
                .items(items)
                .count(items.size())
                .scannedCount(items.size())
                .lastEvaluatedKey(to < movies ? item(to - 1) : null)
                .build();
    }

    private static Map<String, AttributeValue> item(long number) {
        return Map.of("year", AttributeValue.fromN("1985"), "title", AttributeValue.fromS(Long.toString(number)));
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
