package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.RATING;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.model.Movie;
import io.github.movietable.testing.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** The snippets of docs/asynchronous.md whose libraries are here. */
class AsyncSnippetsTest {
    private final AsyncMovieTable movies =
            AsyncMovieTable.named(Database.newTable().name(), Database.local().asyncClient());

    @Test
    void plain() {
        DynamoDbAsyncClient asyncClient = Database.local().asyncClient();
        MovieTable.named("Movies", Database.client()).createIfMissing();

        AsyncMovieTable movies = AsyncMovieTable.named("Movies", asyncClient);
        CompletableFuture<List<Movie>> best = movies.put(
                        Movie.of(1985, "Brazil").with(RATING, 8))
                .thenCompose(replaced -> movies.list(movies.inYear(1985).where(RATING.atLeast(8))));

        assertThat(best.join()).hasSize(1);
        movies.drop().join();
    }

    @Test
    void reactor() {
        movies.put(Movie.of(1985, "Brazil")).join();
        movies.put(Movie.of(1955, "Marty")).join();
        Flux<Movie> fifties = JdkFlowAdapter.flowPublisherToFlux(movies.publish(movies.inYears(1950, 1959)));
        Mono<Movie> brazil = Mono.fromFuture(() -> movies.get(1985, "Brazil"));

        assertThat(fifties.collectList().block()).hasSize(1);
        assertThat(brazil.block()).isEqualTo(Movie.of(1985, "Brazil"));
    }

    @Test
    void mutiny() {
        movies.put(Movie.of(1985, "Brazil")).join();
        movies.put(Movie.of(1955, "Marty")).join();
        Multi<Movie> fifties = Multi.createFrom().publisher(movies.publish(movies.inYears(1950, 1959)));
        Uni<Movie> brazil = Uni.createFrom().completionStage(() -> movies.get(1985, "Brazil"));

        assertThat(fifties.collect().asList().await().indefinitely()).hasSize(1);
        assertThat(brazil.await().indefinitely()).isEqualTo(Movie.of(1985, "Brazil"));
    }
}
