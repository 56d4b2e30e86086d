package io.github.movietable.internal;

import java.util.List;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.http.HttpMetric;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricPublisher;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;

/**
 * Counts the attempts of a write that ended without a definite answer. An attempt is open when it got no answer or a
 * 5xx: it may have been applied. A 4xx, throttling included, proves that it was not. The SDK retries without telling, so
 * a refusal may be the echo of a success; only this count tells.
 *
 * <p>It listens as a metric publisher of the request, which takes the place of the client's own, so it passes on to
 * those.
 */
public final class OpenAttempts implements MetricPublisher {
    private static final int SDK_ATTEMPTS = 9;
    private static final int LOWEST_SERVER_ERROR = 500;

    private final DynamoDbClient client;
    private final List<MetricPublisher> others;
    private final boolean repeatable;
    private int open;
    private int made;

    OpenAttempts(DynamoDbClient client, boolean repeatable) {
        this.client = client;
        this.repeatable = repeatable;
        this.others = publishers(client);
    }

    private static List<MetricPublisher> publishers(DynamoDbClient client) {
        try {
            return client.serviceClientConfiguration().overrideConfiguration().metricPublishers();
        } catch (UnsupportedOperationException e) {
            // a program's stand-in for the client, in its tests
            return List.of();
        }
    }

    /**
     * What a request needs to be counted; where the write may not be repeated, also the rule that only a throttled
     * attempt is retried.
     *
     * @return the configuration of each request of the write
     */
    public AwsRequestOverrideConfiguration configuration() {
        AwsRequestOverrideConfiguration.Builder configuration =
                AwsRequestOverrideConfiguration.builder().addMetricPublisher(this);
        return (repeatable ? configuration : configuration.addPlugin(retryOnlyThrottled())).build();
    }

    private SdkPlugin retryOnlyThrottled() {
        return settings -> {
            DynamoDbServiceClientConfiguration.Builder client = (DynamoDbServiceClientConfiguration.Builder) settings;
            StandardRetryStrategy strategy = StandardRetryStrategy.builder()
                    .maxAttempts(maxAttempts())
                    .retryOnException(OpenAttempts::isThrottled)
                    .treatAsThrottling(OpenAttempts::isThrottled)
                    .build();
            client.overrideConfiguration(client.overrideConfiguration().toBuilder()
                    .retryStrategy(strategy)
                    .build());
        };
    }

    private int maxAttempts() {
        try {
            return client.serviceClientConfiguration()
                    .overrideConfiguration()
                    .retryStrategy()
                    .map(strategy -> strategy.maxAttempts())
                    .orElse(SDK_ATTEMPTS);
        } catch (UnsupportedOperationException e) {
            return SDK_ATTEMPTS;
        }
    }

    private static boolean isThrottled(Throwable failure) {
        return failure instanceof SdkServiceException service && service.isThrottlingException();
    }

    /**
     * Whether any attempt so far may have been applied without saying so.
     *
     * @return whether one was open
     */
    public synchronized boolean any() {
        return open > 0;
    }

    /**
     * Whether a failure leaves open what became of the write: some attempt was made, and the last was not refused.
     *
     * @param failure what the call threw
     * @return whether the write may have been applied
     */
    public synchronized boolean leftOpenBy(SdkException failure) {
        boolean refused = failure instanceof SdkServiceException service && service.statusCode() < LOWEST_SERVER_ERROR;
        return open > 0 || (made > 0 && !refused);
    }

    @Override
    public synchronized void publish(MetricCollection call) {
        call.childrenWithName("ApiCallAttempt").forEach(attempt -> {
            made++;
            List<Integer> statuses = attempt.metricValues(HttpMetric.HTTP_STATUS_CODE);
            if (statuses.isEmpty() || statuses.get(0) >= LOWEST_SERVER_ERROR) {
                open++;
            }
        });
        others.forEach(publisher -> publisher.publish(call));
    }

    /** The client's publishers stay the client's to close. */
    @Override
    public void close() {}
}
