package io.github.movietable.internal;

import java.util.List;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.http.HttpMetric;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricPublisher;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
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

    private final List<MetricPublisher> others;
    private final int maxAttempts;
    private final boolean repeatable;
    private int open;
    private int made;

    private OpenAttempts(List<MetricPublisher> others, int maxAttempts, boolean repeatable) {
        this.others = others;
        this.maxAttempts = maxAttempts;
        this.repeatable = repeatable;
    }

    static OpenAttempts of(DynamoDbClient client, boolean repeatable) {
        try {
            ClientOverrideConfiguration settings =
                    client.serviceClientConfiguration().overrideConfiguration();
            int attempts =
                    settings.retryStrategy().map(RetryStrategy::maxAttempts).orElse(SDK_ATTEMPTS);
            return new OpenAttempts(settings.metricPublishers(), attempts, repeatable);
        } catch (UnsupportedOperationException e) {
            // a program's stand-in for the client, in its tests
            return new OpenAttempts(List.of(), SDK_ATTEMPTS, repeatable);
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
                    .maxAttempts(maxAttempts)
                    .retryOnException(OpenAttempts::isThrottled)
                    .treatAsThrottling(OpenAttempts::isThrottled)
                    .build();
            client.overrideConfiguration(client.overrideConfiguration().toBuilder()
                    .retryStrategy(strategy)
                    .build());
        };
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
