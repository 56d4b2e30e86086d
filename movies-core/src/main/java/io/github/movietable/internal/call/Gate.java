package io.github.movietable.internal.call;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;

/**
 * Stands between some work's requests and the network: once it is shut, a request that has not reached the network yet
 * never will, whatever has held it up. It is the last of the client's interceptors, so requests carry it in their
 * override configuration, which is made once for many requests: each one made costs the SDK a new client configuration.
 */
public final class Gate {
    private final Supplier<List<ExecutionInterceptor>> ofClient;
    private volatile boolean isShut;

    private Gate(Supplier<List<ExecutionInterceptor>> ofClient) {
        this.ofClient = ofClient;
    }

    /**
     * A gate that is open.
     *
     * @param client sends the requests
     * @return the gate
     */
    public static Gate of(Client client) {
        return new Gate(() -> client instanceof BlockingClient blocking
                ? interceptors(() -> blocking.client().serviceClientConfiguration())
                : interceptors(() -> ((AsyncClient) client).client().serviceClientConfiguration()));
    }

    /** A client that is not the SDK's own may not say how it is configured; then it has no interceptors either. */
    private static List<ExecutionInterceptor> interceptors(Supplier<DynamoDbServiceClientConfiguration> configuration) {
        try {
            return configuration.get().overrideConfiguration().executionInterceptors();
        } catch (UnsupportedOperationException e) {
            return List.of();
        }
    }

    /** Shuts the gate, for good. */
    public void shut() {
        isShut = true;
    }

    /**
     * What a request carries to pass the gate, with the client's own retries.
     *
     * @return the override configuration, to be used for many requests
     */
    public AwsRequestOverrideConfiguration retrying() {
        return override(client(), null);
    }

    /**
     * What a request carries to pass the gate once: one attempt, which the caller repeats himself.
     *
     * @param longest how long the call may take
     * @return the override configuration, to be used for many requests
     */
    public AwsRequestOverrideConfiguration once(Duration longest) {
        return override(client().retryStrategy(AwsRetryStrategy.doNotRetry()), longest);
    }

    /** A list of interceptors replaces the client's own, so it has these as well. */
    private ClientOverrideConfiguration.Builder client() {
        return ClientOverrideConfiguration.builder()
                .executionInterceptors(ofClient.get())
                .addExecutionInterceptor(new ExecutionInterceptor() {
                    @Override
                    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
                        if (isShut) {
                            throw AbortedException.create("the work that this request belongs to has ended");
                        }
                    }
                });
    }

    private static AwsRequestOverrideConfiguration override(
            ClientOverrideConfiguration.Builder changed, @Nullable Duration longest) {
        ClientOverrideConfiguration constant = changed.build();
        return AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(longest)
                .addPlugin(settings ->
                        ((DynamoDbServiceClientConfiguration.Builder) settings).overrideConfiguration(constant))
                .build();
    }
}
