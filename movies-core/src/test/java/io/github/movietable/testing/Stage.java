package io.github.movietable.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.AsyncMovieTable;
import io.github.movietable.MovieTable;
import io.github.movietable.expression.MovieAttributes;
import io.github.movietable.local.LocalDynamoDb;
import io.github.movietable.model.Movie;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Runs a piece of Java from the documents: has the variables that such pieces use, and a database of its own. */
public abstract class Stage implements AutoCloseable {
    protected final LocalDynamoDb dynamo = LocalDynamoDb.inMemory();
    protected final DynamoDbClient client = dynamo.client();
    protected final DynamoDbAsyncClient asyncClient = dynamo.asyncClient();
    protected final Movie movie = Movie.of(1985, "Brazil")
            .with(MovieAttributes.RATING, 8)
            .with(MovieAttributes.RANK, 3)
            .with(MovieAttributes.GENRES, List.of("Sci-Fi"))
            .with(MovieAttributes.ACTORS, List.of("Jonathan Pryce"));
    protected final List<Movie> films = Films.all().stream()
            .filter(film -> film.year() == 1985 || film.year() < 1960)
            .toList();

    protected Stage() {
        MovieTable movies = MovieTable.named("Movies", client);
        movies.create();
        movies.batchLoad(films).run();
        movies.put(movie);
        for (String beans : List.of("Films", "film")) {
            MovieTable table = MovieTable.named(beans, client);
            table.create();
            table.put(Movie.of(movie.key()));
        }
    }

    /** For pieces that use a {@code MovieTable}. */
    public abstract static class Blocking extends Stage {
        protected final MovieTable movies = MovieTable.named("Movies", client);
    }

    /** For pieces that use an {@code AsyncMovieTable}. */
    public abstract static class WithoutBlocking extends Stage {
        protected final AsyncMovieTable movies = AsyncMovieTable.named("Movies", asyncClient);
    }

    /** Runs the piece. */
    public abstract void play() throws Exception;

    /** Uses an object that the piece made, to its end, and checks that it is not empty. */
    protected static void used(Object made) {
        if (made instanceof CompletableFuture<?> future) {
            used(future.join());
        } else if (made instanceof Flow.Publisher<?> publisher) {
            used(JdkFlowAdapter.flowPublisherToFlux(publisher));
        } else if (made instanceof Flux<?> flux) {
            used(flux.collectList());
        } else if (made instanceof Mono<?> mono) {
            used(mono.block());
        } else if (made instanceof Uni<?> uni) {
            used(uni.await().indefinitely());
        } else if (made instanceof Iterable<?> several) {
            assertThat(several).isNotEmpty();
        } else {
            assertThat(made).isNotNull();
        }
    }

    @Override
    public void close() {
        dynamo.close();
    }
}
