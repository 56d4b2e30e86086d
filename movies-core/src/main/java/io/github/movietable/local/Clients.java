package io.github.movietable.local;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClientBuilder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The clients of one embedded database, each created when it is first needed. No setting of the environment can direct
 * them to another server.
 */
final class Clients implements AutoCloseable {
    /** DynamoDB Local accepts only letters and digits in the access key. */
    private static final AwsBasicCredentials PLACEHOLDER = AwsBasicCredentials.create("local", "local");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** As many retries as the SDK's default for DynamoDB, but without the waits between them. */
    private static final RetryStrategy AT_ONCE = AwsRetryStrategy.standardRetryStrategy().toBuilder()
            .maxAttempts(9)
            .backoffStrategy(BackoffStrategy.retryImmediately())
            .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
            .circuitBreakerEnabled(false)
            .build();

    private final URI endpoint;
    private final List<SdkAutoCloseable> closedToo = new ArrayList<>();
    private @Nullable DynamoDbClient client;
    private @Nullable DynamoDbAsyncClient asyncClient;

    Clients(URI endpoint) {
        this.endpoint = endpoint;
    }

    URI endpoint() {
        return endpoint;
    }

    /** Sends a first request, to find out whether the database works. */
    void check() {
        client().listTables(request -> request.overrideConfiguration(o -> o.apiCallTimeout(PATIENCE)));
    }

    DynamoDbClient client() {
        if (client == null) {
            client = withDirectHttp(DynamoDbClient.builder())
                    .applyMutation(this::configure)
                    .build();
        }
        return client;
    }

    DynamoDbAsyncClient asyncClient() {
        if (asyncClient == null) {
            asyncClient = withDirectHttp(DynamoDbAsyncClient.builder())
                    .applyMutation(this::configure)
                    .build();
        }
        return asyncClient;
    }

    DynamoDbClient client(Faults faults) {
        DynamoDbClient faulty = DynamoDbClient.builder()
                .httpClient(new FaultyHttp(new FaultyWire(faults::of)))
                .applyMutation(this::configure)
                .overrideConfiguration(o -> o.retryStrategy(AT_ONCE))
                .build();
        closedToo.add(faulty);
        return faulty;
    }

    DynamoDbAsyncClient asyncClient(Faults faults) {
        DynamoDbAsyncClient faulty = DynamoDbAsyncClient.builder()
                .httpClient(new FaultyAsyncHttp(new FaultyWire(faults::of)))
                .applyMutation(this::configure)
                .overrideConfiguration(o -> o.retryStrategy(AT_ONCE))
                .build();
        closedToo.add(faulty);
        return faulty;
    }

    @Override
    public void close() {
        closedToo.forEach(SdkAutoCloseable::close);
        if (client != null) {
            client.close();
        }
        if (asyncClient != null) {
            // on another thread, because Netty takes two seconds to shut down
            Thread closing = new Thread(asyncClient::close, "local-dynamodb-closing");
            closing.setDaemon(true);
            closing.start();
        }
    }

    private void configure(AwsClientBuilder<?, ?> builder) {
        builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(PLACEHOLDER));
    }

    private static DynamoDbClientBuilder withDirectHttp(DynamoDbClientBuilder builder) {
        try {
            return builder.httpClientBuilder(DirectHttp.apache());
        } catch (NoClassDefFoundError excluded) {
            return builder;
        }
    }

    private static DynamoDbAsyncClientBuilder withDirectHttp(DynamoDbAsyncClientBuilder builder) {
        try {
            return builder.httpClientBuilder(DirectHttp.netty());
        } catch (NoClassDefFoundError excluded) {
            return builder;
        }
    }
}
