package io.github.movietable.examples;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;

/** Creates clients for a DynamoDB outside of this program. */
final class Remote {
    private Remote() {}

    /**
     * A client of the AWS service. Region and credentials are looked up at once, so that a message can say which is
     * missing.
     */
    static DynamoDbClient aws(@Nullable String region) {
        Region found = region == null ? region() : Region.of(region);
        return DynamoDbClient.builder()
                .region(found)
                .credentialsProvider(credentials())
                .build();
    }

    private static Region region() {
        try {
            return new DefaultAwsRegionProviderChain().getRegion();
        } catch (SdkClientException e) {
            throw new StepFailedException(
                    "No AWS region is set: give --region eu-north-1, or set AWS_REGION, or a region in ~/.aws/config.",
                    e);
        }
    }

    private static AwsCredentialsProvider credentials() {
        AwsCredentialsProvider chain = DefaultCredentialsProvider.builder().build();
        try {
            chain.resolveCredentials();
            return chain;
        } catch (SdkClientException e) {
            throw new StepFailedException(
                    "No AWS credentials were found: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, or on"
                            + " EC2 give the instance a role; without --aws no credentials are needed.",
                    e);
        }
    }

    /**
     * A client of another server. If there are no credentials it sends placeholders; it does not look for the role of
     * an EC2 instance, because that takes time.
     */
    static DynamoDbClient server(URI endpoint, @Nullable String region) {
        if (endpoint.getHost() == null || !endpoint.getScheme().matches("https?")) {
            throw new IllegalArgumentException(
                    "--endpoint takes an address such as http://localhost:8000, not " + endpoint);
        }
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(region == null ? regionOrPlaceholder() : Region.of(region))
                .credentialsProvider(AwsCredentialsProviderChain.of(
                        SystemPropertyCredentialsProvider.create(),
                        EnvironmentVariableCredentialsProvider.create(),
                        ProfileCredentialsProvider.create(),
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("movies", "movies"))))
                .httpClientBuilder(http(endpoint.getHost()))
                .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.standardRetryStrategy()))
                .build();
    }

    /** An asynchronous client of the same service or server, with the same credentials. */
    static DynamoDbAsyncClient withoutBlocking(DynamoDbClient like) {
        DynamoDbServiceClientConfiguration configuration = like.serviceClientConfiguration();
        return DynamoDbAsyncClient.builder()
                .region(configuration.region())
                .credentialsProvider(configuration.credentialsProvider())
                .applyMutation(client -> configuration.endpointOverride().ifPresent(client::endpointOverride))
                .build();
    }

    private static Region regionOrPlaceholder() {
        AwsRegionProvider chain =
                new AwsRegionProviderChain(new SystemSettingsRegionProvider(), new AwsProfileRegionProvider());
        try {
            return chain.getRegion();
        } catch (SdkClientException e) {
            return Region.US_EAST_1;
        }
    }

    private static Apache5HttpClient.Builder http(String host) {
        Apache5HttpClient.Builder http = Apache5HttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(2))
                .socketTimeout(Duration.ofSeconds(10));
        return isThisMachine(host) ? http.proxyConfiguration(noProxy()) : http;
    }

    private static boolean isThisMachine(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private static ProxyConfiguration noProxy() {
        return ProxyConfiguration.builder()
                .useSystemPropertyValues(false)
                .useEnvironmentVariableValues(false)
                .build();
    }
}
