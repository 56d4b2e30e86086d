package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.RANK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.movietable.model.IncompleteAnswerException;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.AbstractList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.adapter.JdkFlowAdapter;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Every operation ends, even if a program's mock of a client returns null or throws an Error. */
@Timeout(60)
class StrangeClientsTest {
    private static final MovieKey KEY = MovieKey.of(1985, "Brazil");

    private static <C> C client(Class<C> type, Supplier<@Nullable Object> result) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> call(method, result)));
    }

    private static @Nullable Object call(Method method, Supplier<@Nullable Object> result) {
        boolean isSettings = method.getName().equals("serviceClientConfiguration");
        return isSettings ? null : result.get();
    }

    private static AsyncMovieTable async(Supplier<@Nullable Object> result) {
        return AsyncMovieTable.named("Movies", client(DynamoDbAsyncClient.class, result));
    }

    static Stream<Named<Function<AsyncMovieTable, CompletableFuture<?>>>> operations() {
        return Stream.of(
                Named.of("get", m -> m.get(KEY)),
                Named.of("put", m -> m.put(Movie.of(KEY))),
                Named.of("increment", m -> m.apply(m.update(KEY).increment(RANK, 1))),
                Named.of("page", m -> m.page(m.inYear(1985))),
                Named.of("list", m -> m.list(m.inYears(1980, 1989))),
                Named.of("first", m -> m.first(m.titled("Brazil"))),
                Named.of("count", m -> m.count(m.scan())),
                Named.of(
                        "publish",
                        m -> JdkFlowAdapter.flowPublisherToFlux(m.publish(m.inYear(1985)))
                                .collectList()
                                .toFuture()),
                Named.of(
                        "publishPages",
                        m -> JdkFlowAdapter.flowPublisherToFlux(m.publishPages(m.inYears(1980, 1989)))
                                .collectList()
                                .toFuture()),
                Named.of("deleteAll", m -> m.deleteAll(List.of(KEY))),
                Named.of("deleteAll of a read", m -> m.deleteAll(m.inYear(1985))));
    }

    private static Throwable failure(CompletableFuture<?> future) throws Exception {
        try {
            return new AssertionError("it returned " + future.get(10, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anErrorThatTheClientThrowsEndsTheFuture(Function<AsyncMovieTable, CompletableFuture<?>> operation)
            throws Exception {
        Error error = new AssertionError("of the client");
        CompletableFuture<?> failed = CompletableFuture.failedFuture(error);

        assertThat(failure(operation.apply(async(() -> {
                    throw error;
                }))))
                .isSameAs(error);
        assertThat(failure(operation.apply(async(() -> failed)))).isSameAs(error);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void noResponseIsAnIncompleteOne(Function<AsyncMovieTable, CompletableFuture<?>> operation) throws Exception {
        Throwable failure = failure(operation.apply(async(() -> null)));

        assertThat(failure instanceof OutcomeUnknownException ? failure.getCause() : failure)
                .isInstanceOf(IncompleteAnswerException.class);
    }

    @Test
    void ofABlockingClientToo() {
        MovieTable movies = MovieTable.named("Movies", client(DynamoDbClient.class, () -> null));

        assertThatThrownBy(() -> movies.get(KEY)).isInstanceOf(IncompleteAnswerException.class);
        assertThatThrownBy(() -> movies.inYears(1980, 1989).list()).isInstanceOf(IncompleteAnswerException.class);
        assertThatThrownBy(() -> movies.scan().iterator().next()).isInstanceOf(IncompleteAnswerException.class);
        assertThatThrownBy(() -> movies.update(KEY).increment(RANK, 1).apply())
                .isInstanceOf(OutcomeUnknownException.class)
                .hasCauseInstanceOf(IncompleteAnswerException.class);
    }

    @Test
    void anErrorThatAnArgumentThrowsEndsTheFuture() throws Exception {
        Error error = new AssertionError("of the program");
        List<MovieKey> keys = new AbstractList<>() {
            @Override
            public MovieKey get(int index) {
                throw error;
            }

            @Override
            public int size() {
                return 1;
            }
        };

        assertThat(failure(async(() -> null).getAll(keys))).isSameAs(error);
        assertThat(failure(async(() -> null).deleteAll(keys))).isSameAs(error);
    }
}
