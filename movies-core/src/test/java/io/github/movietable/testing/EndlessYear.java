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
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * A stub with any number of movies in each year and in each segment, always the same ones, in pages of one size. It
 * responds at once, unless the test wants to decide when.
 */
public final class EndlessYear implements DynamoDbAsyncClient {
    private final long movies;
    private final int pageSize;
    private final Supplier<CompletableFuture<Void>> time;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile CompletableFuture<?> last = CompletableFuture.completedFuture(null);

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

    /** The future of the request that was sent last. */
    public CompletableFuture<?> last() {
        return last;
    }

    @Override
    public CompletableFuture<QueryResponse> query(QueryRequest request) {
        return answer(() -> page(request.exclusiveStartKey()));
    }

    @Override
    public CompletableFuture<ScanResponse> scan(ScanRequest request) {
        return answer(() -> {
            QueryResponse page = page(request.exclusiveStartKey());
            return ScanResponse.builder()
                    .items(page.items())
                    .count(page.count())
                    .scannedCount(page.scannedCount())
                    .lastEvaluatedKey(page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null)
                    .build();
        });
    }

    private <T> CompletableFuture<T> answer(Supplier<T> response) {
        asked.incrementAndGet();
        CompletableFuture<T> call = time.get().thenApply(now -> response.get());
        last = call;
        return call;
    }

    private QueryResponse page(Map<String, AttributeValue> after) {
        AttributeValue title = after.get("title");
        long from = title == null ? 0 : Long.parseLong(title.s()) + 1;
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
