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
 * Stops the requests of one piece of work, such as a read: once the gate is shut, a request that has not reached the
 * network yet fails, however long it was held up before. The gate is an interceptor, the last one of the client's, and
 * a request carries it in its override configuration. One such configuration is made for many requests, because the SDK
 * makes a new client configuration for each.
 */
public final class Gate {
    private final Supplier<List<ExecutionInterceptor>> ofClient;
    private volatile boolean isShut;

    private Gate(Supplier<List<ExecutionInterceptor>> ofClient) {
        this.ofClient = ofClient;
    }

    /**
     * Creates a gate that is open.
     *
     * @param client sends the requests
     * @return the gate
     */
    public static Gate of(Client client) {
        return new Gate(() -> client instanceof BlockingClient blocking
                ? interceptors(() -> blocking.client().serviceClientConfiguration())
                : interceptors(() -> ((AsyncClient) client).client().serviceClientConfiguration()));
    }

    /** A client that is not the SDK's own may not tell its configuration; such a client has no interceptors either. */
    private static List<ExecutionInterceptor> interceptors(Supplier<DynamoDbServiceClientConfiguration> configuration) {
        return Retries.settings(configuration)
                .map(ClientOverrideConfiguration::executionInterceptors)
                .orElseGet(List::of);
    }

    /** Shuts the gate; it can't be opened again. Requests that reach the gate later fail without being sent. */
    public void shut() {
        isShut = true;
    }

    /**
     * The configuration that puts a request behind the gate, and leaves the retries to the client's own strategy.
     *
     * @return the override configuration, to be used for many requests
     */
    public AwsRequestOverrideConfiguration retrying() {
        return override(client(), null);
    }

    /**
     * The configuration that puts a request behind the gate and makes one attempt; the caller retries.
     *
     * @param longest the longest time that the call may take
     * @return the override configuration, to be used for many requests
     */
    public AwsRequestOverrideConfiguration once(Duration longest) {
        return override(client().retryStrategy(AwsRetryStrategy.doNotRetry()), longest);
    }

    /**
     * A list of interceptors in a request's configuration replaces the client's own list, so this list has the client's
     * interceptors too.
     */
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
