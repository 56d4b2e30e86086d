package io.github.movietable.internal.call;

import static io.github.movietable.expression.MovieAttributes.RANK;
import static io.github.movietable.expression.MovieAttributes.RATING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.movietable.MovieTable;
import io.github.movietable.OutcomeUnknownException;
import io.github.movietable.model.IncompleteAnswerException;
import io.github.movietable.model.Meter;
import io.github.movietable.model.Movie;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FaultyHttp;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricPublisher;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;

@Tag("quick")
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

    /** A metric publisher and an interceptor of the program's own, which record that they are called. */
    private static final class Told implements MetricPublisher, ExecutionInterceptor {
        private final List<MetricCollection> metrics = new CopyOnWriteArrayList<>();
        private final AtomicInteger requests = new AtomicInteger();

        @Override
        public void publish(MetricCollection call) {
            metrics.add(call);
        }

        @Override
        public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
            requests.incrementAndGet();
        }

        @Override
        public void close() {}
    }

    @Test
    void theClientsOwnPublishersAndInterceptorsAreUntouched() {
        Told told = new Told();
        DynamoDbClient measured = DynamoDbClient.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(Database.local().endpoint())
                .credentialsProvider(
                        Database.client().serviceClientConfiguration().credentialsProvider())
                .overrideConfiguration(o -> o.addMetricPublisher(told).addExecutionInterceptor(told))
                .build();
        MovieTable movies = MovieTable.named(stored.name(), measured);
        stored.put(Movie.of(1985, "Brazil").with(RATING, 8));

        movies.deleteIf(1985, "Brazil", RATING.atMost(1));
        movies.update(1985, "Brazil").increment(RATING, 1).apply();
        movies.update(1985, "Brazil").increment(RATING, 1).apply();

        assertThat(told.metrics).hasSize(3);
        assertThat(told.requests).hasValue(3);
    }

    private static SdkException failure(int status, String... earlier) {
        SdkException failure = DynamoDbException.builder()
                .statusCode(status)
                .message("the last")
                .build();
        for (String text : earlier) {
            failure.addSuppressed(SdkClientException.create("Request attempt 1 failure: " + text));
        }
        return failure;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "slow down (Service: DynamoDb, Status Code: 400, Request ID: null)",
                "(Service: DynamoDb, Status Code: 429, Request ID: 1-2, Extended Request ID: 3+/=)",
                "a (Status Code: 500) b (Service: DynamoDb, Status Code: 400, Request ID: x) (SDK Attempt Count: 2)"
            })
    void anEarlierAttemptThatWasRefusedIsNotOpen(String text) {
        assertThat(OpenAttempts.before(failure(400, text, text))).isFalse();
        assertThat(OpenAttempts.in(failure(400, text))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oh (Service: DynamoDb, Status Code: 500, Request ID: null)",
                "(Service: x, Status Code: 400, Request ID: y) (Service: DynamoDb, Status Code: 503, Request ID: null)",
                "Unable to execute HTTP request: Read timed out",
                "Unable to unmarshall response (Service: DynamoDb, Status Code: 400, Request ID: y). Response Code: 200",
                "a form of tomorrow [DynamoDb 400]",
                ""
            })
    void anyOtherEarlierAttemptIsOpen(String text) {
        String refused = "slow down (Service: DynamoDb, Status Code: 400, Request ID: null)";

        assertThat(OpenAttempts.before(failure(400, refused, text, refused))).isTrue();
        assertThat(OpenAttempts.in(failure(400, refused, text, refused))).isTrue();
    }

    @Test
    void allThatEndsACallOnTheWireIsOpen() {
        assertThat(OpenAttempts.in(ApiCallTimeoutException.create(10))).isTrue();
        assertThat(OpenAttempts.in(AbortedException.create("interrupted"))).isTrue();
        assertThat(OpenAttempts.in(new IncompleteAnswerException("putting", "Movies")))
                .isTrue();
        assertThat(OpenAttempts.in(new IllegalStateException("ours"))).isFalse();
        assertThat(OpenAttempts.in(SdkClientException.create("no region"))).isFalse();
    }

    @Test
    void credentialsThatFailWithoutBlockingAreNoUnknownOutcomeEither() {
        DynamoDbAsyncClient client = DynamoDbAsyncClient.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(URI.create("http://127.0.0.1:9"))
                .credentialsProvider(() -> {
                    throw SdkClientException.create("no credentials here");
                })
                .build();

        assertThatThrownBy(() -> client.listTables().join())
                .cause()
                .satisfies(e -> assertThat(OpenAttempts.in(e)).isFalse());
        client.close();
    }

    @Test
    void theRuleForIncrementsIsMadeOnceAndNotForAClientThatMakesOneAttempt() {
        BlockingClient client = new BlockingClient(Database.client(), Ticker.SYSTEM, null);
        FaultyHttp http = FaultyHttp.faultless();

        assertThat(client.retries().onlyThrottled())
                .isNotNull()
                .isSameAs(client.meteredBy(new Meter()).retries().onlyThrottled());
        assertThat(new BlockingClient(http.clientWithoutRetries(), Ticker.SYSTEM, null)
                        .retries()
                        .onlyThrottled())
                .isNull();
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
