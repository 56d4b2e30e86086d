package io.github.movietable.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.movietable.model.MovieKey;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A table in memory, behind HTTP, on which much goes wrong, as a seed decides. It keeps DynamoDB's rules for a batch, and
 * logs every put that it did: items have a key, a number {@code n}, and perhaps {@code poison}, for which DynamoDB would
 * refuse the whole batch.
 */
public final class TroubledTable implements SdkHttpClient {
    /** What may happen to a batch. */
    public enum Trouble {
        UNPROCESSED,
        THROTTLED,
        ERROR_BEFORE,
        ERROR_AFTER,
        RESET,
        LOST_ANSWER
    }

    /** A put that was done. */
    public record Done(MovieKey key, long n) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_BATCH = 25;

    private final Set<Trouble> troubles;
    private final double often;
    private final Random random;
    private final List<Done> log = new ArrayList<>();
    private final Map<MovieKey, Long> table = new HashMap<>();
    private int batches;

    /** These troubles, with this probability each. */
    public TroubledTable(long seed, Set<Trouble> troubles, double often) {
        this.random = new Random(seed);
        this.troubles = troubles;
        this.often = often;
    }

    public DynamoDbClient client() {
        return DynamoDbClient.builder()
                .httpClient(this)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .build();
    }

    /** The puts in the order in which they were done. */
    public List<Done> log() {
        return log;
    }

    /** The number of each movie that is stored. */
    public Map<MovieKey, Long> table() {
        return table;
    }

    public int batches() {
        return batches;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                String target = request.httpRequest()
                        .firstMatchingHeader("X-Amz-Target")
                        .orElse("");
                return target.endsWith("BatchWriteItem")
                        ? batch(JSON.readTree(
                                request.contentStreamProvider().orElseThrow().newStream()))
                        : error(400, "AccessDeniedException");
            }

            @Override
            public void abort() {}
        };
    }

    private HttpExecuteResponse batch(JsonNode body) throws IOException {
        batches++;
        String name = body.get("RequestItems").fieldNames().next();
        JsonNode writes = body.get("RequestItems").get(name);
        if (happens(Trouble.ERROR_BEFORE)) {
            return error(500, "InternalServerError");
        }
        if (happens(Trouble.RESET)) {
            throw new SocketException("Connection reset");
        }
        if (isRefused(writes)) {
            return error(400, "ValidationException");
        }
        if (happens(Trouble.THROTTLED)) {
            return error(400, "ProvisionedThroughputExceededException");
        }
        ArrayNode left = JSON.createArrayNode();
        boolean leavesSome = happens(Trouble.UNPROCESSED);
        for (JsonNode write : writes) {
            if (leavesSome && random.nextInt(3) == 0) {
                left.insert(random.nextInt(left.size() + 1), write);
            } else {
                put(write.at("/PutRequest/Item"));
            }
        }
        if (happens(Trouble.ERROR_AFTER)) {
            return error(500, "InternalServerError");
        }
        if (happens(Trouble.LOST_ANSWER)) {
            throw new SocketTimeoutException("Read timed out");
        }
        return HttpAnswer.of(200, answered(name, left, writes.size() - left.size()));
    }

    private boolean happens(Trouble trouble) {
        return troubles.contains(trouble) && random.nextDouble() < often;
    }

    /** A batch is refused as a whole: for a poisoned item, too many items, or one key twice. */
    private static boolean isRefused(JsonNode writes) {
        Set<MovieKey> keys = new HashSet<>();
        boolean refused = writes.size() > MAX_BATCH || writes.isEmpty();
        for (JsonNode write : writes) {
            JsonNode item = write.at("/PutRequest/Item");
            refused |= item.has("poison") || !keys.add(keyOf(item));
        }
        return refused;
    }

    private void put(JsonNode item) {
        Done done = new Done(keyOf(item), item.at("/n/N").asLong());
        log.add(done);
        table.put(done.key(), done.n());
    }

    private static MovieKey keyOf(JsonNode item) {
        return MovieKey.of(item.at("/year/N").asInt(), item.at("/title/S").asText());
    }

    private static String answered(String name, ArrayNode left, int units) {
        ObjectNode answer = JSON.createObjectNode();
        ObjectNode unprocessed = answer.putObject("UnprocessedItems");
        if (!left.isEmpty()) {
            unprocessed.set(name, left);
        }
        answer.putArray("ConsumedCapacity").addObject().put("TableName", name).put("CapacityUnits", units);
        return answer.toString();
    }

    private static HttpExecuteResponse error(int status, String code) {
        return HttpAnswer.of(
                status, "{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + code + "\",\"message\":\"injected\"}");
    }

    @Override
    public String clientName() {
        return "Troubled";
    }

    @Override
    public void close() {}
}
