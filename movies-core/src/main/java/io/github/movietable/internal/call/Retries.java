package io.github.movietable.internal.call;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;

/**
 * How a client of the SDK retries, and a stricter rule for writes that must not be applied twice. Each client has one
 * instance, which makes the rule once and keeps it, because making it takes longer than a call.
 */
public final class Retries {
    private static final int SDK_ATTEMPTS = 9;

    private final Supplier<DynamoDbServiceClientConfiguration> client;
    private volatile @Nullable Rule onlyThrottled;

    /** The configuration that a request needs for the rule; null if it needs none. */
    private record Rule(@Nullable AwsRequestOverrideConfiguration configuration) {}

    Retries(Supplier<DynamoDbServiceClientConfiguration> client) {
        this.client = client;
    }

    /**
     * The rule that an attempt is retried only after throttling: of the failures that are worth a retry, only throttling
     * proves that nothing was written.
     *
     * @return the configuration for a request; null if the client never makes more than one attempt
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
     * The client's own timeout of a call. A deadline overrides it only with a shorter time.
     *
     * @return its apiCallTimeout; null if it has none
     */
    public @Nullable Duration callTimeout() {
        return settings(client)
                .flatMap(ClientOverrideConfiguration::apiCallTimeout)
                .orElse(null);
    }

    private int attempts() {
        return settings(client)
                .flatMap(ClientOverrideConfiguration::retryStrategy)
                .map(RetryStrategy::maxAttempts)
                .orElse(SDK_ATTEMPTS);
    }

    /** A client's settings; empty if the client does not tell them, as a mock in a program's tests. */
    static Optional<ClientOverrideConfiguration> settings(Supplier<DynamoDbServiceClientConfiguration> client) {
        try {
            return Optional.ofNullable(client.get()).map(DynamoDbServiceClientConfiguration::overrideConfiguration);
        } catch (UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /** Sets nothing but the retry strategy: a list, such as the interceptors, would replace the client's own list. */
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
