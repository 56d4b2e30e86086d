package io.github.movietable.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.movietable.AsyncMovieTable;
import io.github.movietable.MovieTable;
import io.github.movietable.model.Movie;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The extension in every kind of test that JUnit has, in parallel; these test classes are run by the test below. */
class MoviesInAnyTestTest {
    /** Records the results of the tests of some classes. */
    private static final class Seen implements TestExecutionListener {
        private final List<Throwable> failures = new ArrayList<>();
        private int successes;

        @Override
        public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
            result.getThrowable().ifPresent(failures::add);
            if (test.isTest() && result.getStatus() == Status.SUCCESSFUL) {
                successes++;
            }
        }
    }

    private static Seen run(Class<?>... classes) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(Stream.of(classes).map(tests -> selectClass(tests)).toList())
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.executor-service", "FORK_JOIN_POOL")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "8")
                .build();
        Seen seen = new Seen();
        LauncherFactory.create().execute(request, seen);
        return seen;
    }

    @Test
    void eachTestHasItsOwnTableThoughAllRunAtOnce() {
        Seen seen = run(Parallel.class, PerClass.class, OfASubclass.class, Composed.class);

        assertThat(seen.failures).isEmpty();
        assertThat(seen.successes).isEqualTo(20 + 3 + 3 + 2 + 2 + 1 + 1);
    }

    @Test
    void whatCantBeGivenIsExplained() {
        assertThat(run(InAConstructorForAll.class).failures)
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .hasMessageContaining("each test has its own MovieTable: take it as a parameter of the test"));
        assertThat(run(BeforeAllTests.class).failures)
                .singleElement()
                .satisfies(
                        failure -> assertThat(failure).hasMessageContaining("each test has its own AsyncMovieTable"));
        assertThat(run(WithoutFile.class).failures)
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .hasMessageContainingAll("there is no file", "none.jsonl", WithoutFile.class.getName()));
    }

    @Movies(file = "films.jsonl")
    static class Parallel {
        private static final Set<String> TABLES = ConcurrentHashMap.newKeySet();

        private final MovieTable ofTheInstance;

        Parallel(MovieTable movies) {
            this.ofTheInstance = movies;
        }

        @RepeatedTest(20)
        void seesNoOther(MovieTable movies, AsyncMovieTable async, DynamoDbClient client, DynamoDbAsyncClient another) {
            assertThat(TABLES.add(movies.name())).isTrue();
            assertThat(ofTheInstance.name()).isEqualTo(movies.name());
            movies.put(Movie.of(2013, "Rush"));
            assertThat(async.count(async.scan()).join()).isEqualTo(2);
            assertThat(AsyncMovieTable.named(movies.name(), another)
                            .find(1985, "Brazil")
                            .join())
                    .isPresent();
            assertThat(MovieTable.named(movies.name(), client).find(1985, "Brazil"))
                    .isPresent();
        }

        @ParameterizedTest
        @ValueSource(ints = {1985, 1986, 1987})
        void isGivenBehindArguments(int year, MovieTable movies) {
            movies.put(Movie.of(year, "Another"));
            assertThat(movies.scan().count()).isEqualTo(2);
        }

        @TestFactory
        Stream<DynamicTest> dynamicTestsShareThatOfTheirFactory(MovieTable movies) {
            return Stream.of(1, 2, 3)
                    .map(i -> DynamicTest.dynamicTest(
                            "test " + i,
                            () -> assertThat(movies.find(1985, "Brazil")).isPresent()));
        }

        @Nested
        class WithItsOwn {
            @Test
            void hasThatOfTheClassAround(MovieTable movies) {
                assertThat(movies.scan().count()).isEqualTo(1);
                assertThat(movies.name()).isEqualTo(ofTheInstance.name());
            }

            @Nested
            @Movies
            class Empty {
                @Test
                void hasNoMovies(MovieTable movies) {
                    assertThat(movies.scan().count()).isZero();
                }
            }
        }
    }

    @Movies
    @TestInstance(Lifecycle.PER_CLASS)
    static class PerClass {
        private DynamoDbClient ofAll;

        @BeforeAll
        void prepareAll(DynamoDbClient client) {
            ofAll = client;
        }

        @BeforeEach
        void prepare(MovieTable movies) {
            movies.put(Movie.of(1985, "Brazil"));
        }

        @RepeatedTest(2)
        void hasATableForEachTest(MovieTable movies) {
            assertThat(MovieTable.named(movies.name(), ofAll).scan().count()).isEqualTo(1);
            movies.put(Movie.of(1986, "Aliens"));
        }

        @AfterEach
        void look(MovieTable movies) {
            assertThat(movies.scan().count()).isEqualTo(2);
        }
    }

    @Movies(file = "films.jsonl")
    abstract static class Base {
        @Test
        void inherits(MovieTable movies) {
            assertThat(movies.scan().count()).isEqualTo(1);
        }
    }

    static class OfASubclass extends Base {}

    @Retention(RetentionPolicy.RUNTIME)
    @Movies(file = "films.jsonl")
    @interface OurMovies {}

    @OurMovies
    static class Composed {
        @Test
        void hasTheMovies(MovieTable movies) {
            assertThat(movies.scan().count()).isEqualTo(1);
        }
    }

    @Movies
    @TestInstance(Lifecycle.PER_CLASS)
    static class InAConstructorForAll {
        InAConstructorForAll(MovieTable movies) {
            throw new AssertionError("no table is given here: " + movies.name());
        }

        @Test
        void isNotReached() {}
    }

    @Movies
    static class BeforeAllTests {
        @BeforeAll
        @SuppressWarnings("DoNotCallSuggester")
        static void prepare(AsyncMovieTable movies) {
            throw new AssertionError("no table is given here: " + movies.name());
        }

        @Test
        void isNotReached() {}
    }

    @Movies(file = "none.jsonl")
    static class WithoutFile {
        @Test
        void isNotReached(MovieTable movies) {
            throw new AssertionError("no table is given here: " + movies.name());
        }
    }
}
