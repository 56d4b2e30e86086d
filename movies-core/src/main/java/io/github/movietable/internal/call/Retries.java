package io.github.movietable.internal.call;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;

/**
 * How a client of the SDK retries, and how it does so if a write is wrong when done twice. Made once for each client: to
 * make it takes longer than a call.
 */
public final class Retries {
    private static final int SDK_ATTEMPTS = 9;

    private final Supplier<DynamoDbServiceClientConfiguration> client;
    private volatile @Nullable Rule onlyThrottled;

    /** What a request needs; null for nothing. */
    private record Rule(@Nullable AwsRequestOverrideConfiguration configuration) {}

    Retries(Supplier<DynamoDbServiceClientConfiguration> client) {
        this.client = client;
    }

    /**
     * The rule that only a throttled attempt is retried, for it alone proves that nothing was done.
     *
     * @return what a request needs for it; null if the client makes one attempt anyway
     */
    public @Nullable AwsRequestOverrideConfiguration onlyThrottled() {
        Rule rule = onlyThrottled;
        if (rule == null) {
            int attempts = attempts();
            rule = new Rule(attempts == 1 ? null : onlyThrottled(attempts));
            onlyThrottled = rule;
        }
        return rule.configuration();
    }

    /**
     * The client's own bound of a call, which a shorter one takes the place of, and a longer one does not.
     *
     * @return its apiCallTimeout; null if it has none
     */
    public @Nullable Duration callTimeout() {
        try {
            return client.get().overrideConfiguration().apiCallTimeout().orElse(null);
        } catch (UnsupportedOperationException e) {
            return null;
        }
    }

    private int attempts() {
        try {
            return client.get()
                    .overrideConfiguration()
                    .retryStrategy()
                    .map(RetryStrategy::maxAttempts)
                    .orElse(SDK_ATTEMPTS);
        } catch (UnsupportedOperationException e) {
            // a program's stand-in for the client, in its tests
            return SDK_ATTEMPTS;
        }
    }

    /** Only the strategy is set: a list, such as the interceptors, would take the place of the client's own. */
    private static AwsRequestOverrideConfiguration onlyThrottled(int attempts) {
        ClientOverrideConfiguration settings = ClientOverrideConfiguration.builder()
                .retryStrategy(StandardRetryStrategy.builder()
                        .maxAttempts(attempts)
                        .retryOnException(Retries::isThrottled)
                        .treatAsThrottling(Retries::isThrottled)
                        .build())
                .build();
        return AwsRequestOverrideConfiguration.builder()
                .addPlugin(
                        config -> ((DynamoDbServiceClientConfiguration.Builder) config).overrideConfiguration(settings))
                .build();
    }

    private static boolean isThrottled(Throwable failure) {
        return failure instanceof SdkServiceException service && service.isThrottlingException();
    }
}
