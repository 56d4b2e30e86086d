package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.TextAttribute;
import io.github.movietable.load.BatchLoad;
import io.github.movietable.load.Export;
import io.github.movietable.load.LoadReport;
import io.github.movietable.model.Meter;
import io.github.movietable.model.Movie;
import io.github.movietable.testing.Data;
import io.github.movietable.testing.Database;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** The program of the design for the asynchronous table, word for word, except for its waits and the table's name. */
class AsyncContractTest {
    private static final TextAttribute VERSION = Attribute.text("version");
    private static final List<Class<?>> SPECIFICATIONS = List.of(
            String.class,
            MovieUpdate.class,
            MovieTransaction.class,
            YearQuery.class,
            YearsQuery.class,
            TitleQuery.class,
            MovieScan.class,
            BatchLoad.class,
            Export.class);

    @Test
    @SuppressWarnings("UnusedVariable") // the program is the design's
    void asAUserWritesIt() {
        DynamoDbAsyncClient asyncClient = Database.local().asyncClient();
        Movie movie = Movie.of(1985, "Brazil").with(RATING, 8);
        Path file = Data.films();
        Meter meter = new Meter();
        String name = Database.newName();

        // spotless:off
        // tag::contract[]
        AsyncMovieTable movies = AsyncMovieTable.named(name, asyncClient);            // borrows a DynamoDbAsyncClient
        CompletableFuture<Void> made = movies.create(Throughput.onDemand());          // create, createIfMissing, exists, describe, drop, addTitleIndex; static listTables
        made.join();
        CompletableFuture<Optional<Movie>> replaced = movies.put(movie);              // put, putIfAbsent, putIf, get, find, getAll, transactionalGet, delete, deleteIf, deleteAll(keys), move
        replaced.join();
        MovieUpdate update = movies.update(1985, "Brazil").increment(RANK, 1);        // update, inYear, inYears, titled, scan, transaction, batchLoad, exportTo: the SAME specifications
        CompletableFuture<Movie> now = movies.apply(update);                          // apply and tryApply of MovieUpdate, ExactlyOnce, MovieTransaction
        now.join();
        YearQuery year = movies.inYear(1985).where(RATING.atLeast(8)).limit(20);
        CompletableFuture<Page<Movie>> page = movies.page(year);                      // page, list, first, count, deleteAll of any MovieRead<?>
        Flow.Publisher<Movie> found = movies.publish(movies.inYears(1950, 1959));     // and publishPages(read): Flow.Publisher<Page<Movie>>
        CompletableFuture<LoadReport> load = movies.run(movies.batchLoad(file));      // and run(Export); cancelling the future ends the load in order
        AsyncVersionedMovies shelf = movies.versioned(VERSION);                       // put, delete: CompletableFuture<Movie>, <Void>; update(movie) is a MovieUpdate for movies.apply
        AsyncMovieTable metered = movies.consistent().meteredBy(meter);               // the views of MovieTable; both tables also have withDeadline(Duration)
        // end::contract[]
        // spotless:on

        assertThat(now.join().get(RANK))
                .hasValueSatisfying(rank -> assertThat(rank).isEqualByComparingTo("1"));
        assertThat(page.join().items()).extracting(Movie::title).contains("Brazil");
        assertThat(load.join().written()).isEqualTo(load.join().read());
        CompletableFuture<Movie> put = shelf.put(metered.get(1985, "Brazil").join());
        CompletableFuture<Void> deleted = put.thenCompose(
                        stored -> metered.apply(shelf.update(stored).set(PLOT, "Forms")))
                .thenCompose(shelf::delete);
        deleted.join();
        assertThat(movies.find(1985, "Brazil").join()).isEmpty();
        assertThat(meter.total().write()).isPositive();
        movies.drop().join();
    }

    /** Methods that run at once return futures, views return the asynchronous table, and the others are the same. */
    @Test
    void hasEveryMethodOfTheBlockingTable() throws Exception {
        List<Method> blocking = Stream.of(MovieTable.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .toList();

        assertThat(blocking).isNotEmpty();
        for (Method method : blocking) {
            Method same = AsyncMovieTable.class.getMethod(method.getName(), method.getParameterTypes());
            assertThat(same.getGenericReturnType().getTypeName())
                    .as("%s", method)
                    .isEqualTo(withoutBlocking(method.getGenericReturnType().getTypeName()));
        }
    }

    private static String withoutBlocking(String type) {
        if (Stream.of(MovieTable.class, VersionedMovies.class)
                .anyMatch(each -> each.getName().equals(type))) {
            return type.replaceFirst("(\\w+)$", "Async$1");
        }
        if (SPECIFICATIONS.stream().anyMatch(each -> each.getName().equals(type))) {
            return type;
        }
        String boxed = Map.of("void", "java.lang.Void", "boolean", "java.lang.Boolean", "long", "java.lang.Long")
                .getOrDefault(type, type);
        return "java.util.concurrent.CompletableFuture<" + boxed + ">";
    }

    @Test
    void theShortFormsDoTheSame() {
        AsyncMovieTable movies =
                AsyncMovieTable.named(Database.newName(), Database.local().asyncClient());
        TitleIndex index = TitleIndex.likeTheTable();
        movies.create(Throughput.onDemand(), index).join();
        assertThat(movies.createIfMissing(Throughput.onDemand(), index).join()).isFalse();
        movies.addTitleIndex(index).join();
        movies.put(Movie.of(1985, "Brazil")).join();
        movies.put(Movie.of(1986, "Brazil")).join();

        assertThat(movies.list(movies.titled("Brazil")).join()).hasSize(2);
        assertThat(movies.get(1985, "Brazil").join()).isEqualTo(Movie.of(1985, "Brazil"));
        assertThat(movies.deleteIf(1985, "Brazil", RANK.exists()).join().isApplied())
                .isFalse();
        assertThat(movies.deleteIf(1985, "Brazil", RANK.doesNotExist()).join().isApplied())
                .isTrue();
        assertThat(movies.delete(1986, "Brazil").join()).isPresent();
        assertThat(movies.count(movies.scan()).join()).isZero();
        movies.drop().join();
        assertThat(movies.createIfMissing(Throughput.onDemand()).join()).isTrue();
        movies.drop().join();
    }
}
