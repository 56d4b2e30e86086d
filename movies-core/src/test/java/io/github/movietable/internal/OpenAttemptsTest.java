package io.github.movietable.internal;

import static io.github.movietable.expression.MovieAttributes.RANK;
import static io.github.movietable.expression.MovieAttributes.RATING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.movietable.MovieTable;
import io.github.movietable.OutcomeUnknownException;
import io.github.movietable.model.Movie;
import io.github.movietable.testing.Database;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricPublisher;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;

class OpenAttemptsTest {
    private final MovieTable stored = Database.newTable();

    @Test
    void aCallThatNeverBecameAnAttemptIsNoUnknownOutcome() {
        DynamoDbClient client = DynamoDbClient.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(Database.local().endpoint())
                .credentialsProvider(() -> {
                    throw SdkClientException.create("no credentials here");
                })
                .build();

        assertThatThrownBy(() -> MovieTable.named(stored.name(), client)
                        .update(1985, "Brazil")
                        .increment(RANK, 1)
                        .apply())
                .isInstanceOf(SdkClientException.class)
                .hasMessageContaining("no credentials here");
    }

    @Test
    void aServerThatIsNotThereLeavesTheOutcomeUnknown() {
        DynamoDbClient client = DynamoDbClient.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(URI.create("http://127.0.0.1:9"))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build();

        assertThatThrownBy(() -> MovieTable.named(stored.name(), client)
                        .update(1985, "Brazil")
                        .increment(RANK, 1)
                        .apply())
                .isInstanceOf(OutcomeUnknownException.class)
                .hasCauseInstanceOf(SdkClientException.class);
    }

    @Test
    void theClientsOwnPublishersAreToldAllTheSame() {
        List<MetricCollection> told = new CopyOnWriteArrayList<>();
        DynamoDbClient client = Database.client();
        DynamoDbClient measured = DynamoDbClient.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(Database.local().endpoint())
                .credentialsProvider(client.serviceClientConfiguration().credentialsProvider())
                .overrideConfiguration(o -> o.addMetricPublisher(new MetricPublisher() {
                    @Override
                    public void publish(MetricCollection metrics) {
                        told.add(metrics);
                    }

                    @Override
                    public void close() {}
                }))
                .build();
        stored.put(Movie.of(1985, "Brazil").with(RATING, 8));

        MovieTable.named(stored.name(), measured).deleteIf(1985, "Brazil", RATING.atMost(1));

        assertThat(told).hasSize(1);
    }

    @Test
    void aStandInForTheClientWillDo() {
        DynamoDbClient standIn = new DynamoDbClient() {
            @Override
            public PutItemResponse putItem(PutItemRequest request) {
                return PutItemResponse.builder().build();
            }

            @Override
            public String serviceName() {
                return SERVICE_NAME;
            }

            @Override
            public void close() {}
        };

        assertThat(MovieTable.named("Movies", standIn)
                        .putIfAbsent(Movie.of(1985, "Brazil"))
                        .isApplied())
                .isTrue();
    }
}
