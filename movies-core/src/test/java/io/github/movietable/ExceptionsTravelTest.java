package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.RANK;
import static io.github.movietable.expression.MovieAttributes.RATING;
import static io.github.movietable.testing.FaultyHttp.Fault.LOST_ANSWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.FailedClause;
import io.github.movietable.expression.MovieCondition;
import io.github.movietable.expression.MoviesException;
import io.github.movietable.expression.TextAttribute;
import io.github.movietable.internal.document.ItemPath;
import io.github.movietable.internal.json.JsonText;
import io.github.movietable.internal.write.Changes;
import io.github.movietable.load.BatchLoad;
import io.github.movietable.load.ExportReport;
import io.github.movietable.load.LoadFailedException;
import io.github.movietable.load.LoadReport;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.Faults;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.Serialized;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Each of the library's exceptions can be serialized with all its data, as test runners and job schedulers do. */
class ExceptionsTravelTest {
    private static final MovieKey KEY = MovieKey.of(1985, "Brazil");
    private static final TextAttribute TAG = Attribute.text("tag");

    private static final SdkBytes BYTES = SdkBytes.fromUtf8String("b");
    private static final List<AttributeValue> ALL = List.of(
            AttributeValue.fromS("s"),
            AttributeValue.fromN("1.50"),
            AttributeValue.fromB(BYTES),
            AttributeValue.fromBool(false),
            AttributeValue.fromNs(List.of("1", "2")),
            AttributeValue.fromBs(List.of(BYTES)),
            AttributeValue.fromL(List.of()),
            AttributeValue.fromM(Map.of()));

    @TempDir
    Path folder;

    private final MovieTable movies = Database.newTable();

    /** All classes of exceptions of the library, wherever they are. */
    static Stream<Class<?>> ours() throws Exception {
        Path classes = Path.of(MoviesException.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            return files
                    .map(file -> classes.relativize(file).toString().replace('/', '.'))
                    .filter(name -> name.startsWith("io.github.movietable.") && name.endsWith(".class"))
                    .<Class<?>>map(name -> named(name.substring(0, name.length() - ".class".length())))
                    .filter(type -> Throwable.class.isAssignableFrom(type))
                    // exceptions that are not public are never thrown to users
                    .filter(type -> Modifier.isPublic(type.getModifiers()))
                    .filter(type -> !Modifier.isAbstract(type.getModifiers()))
                    .toList()
                    .stream();
        }
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name, false, MoviesException.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theyAreFound() throws Exception {
        assertThat(ours())
                .contains(
                        MoviesException.class,
                        LoadFailedException.class,
                        MovieNotFoundException.class,
                        ConditionNotMetException.class)
                .hasSizeGreaterThan(17);
    }

    @ParameterizedTest
    @MethodSource("ours")
    void oneOfEach(Class<?> type) throws Exception {
        Constructor<?> longest = Arrays.stream(type.getDeclaredConstructors())
                .filter(constructor -> !constructor.isSynthetic())
                .max((a, b) -> Integer.compare(a.getParameterCount(), b.getParameterCount()))
                .orElseThrow();
        longest.setAccessible(true);
        Object[] arguments =
                Arrays.stream(longest.getParameterTypes()).map(this::sample).toArray();

        travels((Throwable) longest.newInstance(arguments));
    }

    /** A new kind of argument needs a sample here. */
    private Object sample(Class<?> type) {
        return samples().entrySet().stream()
                .filter(sample -> type.isAssignableFrom(sample.getKey()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no sample of " + type))
                .getValue();
    }

    private Map<Class<?>, Object> samples() {
        Map<Class<?>, Object> samples = new TreeMap<>((a, b) -> a.getName().compareTo(b.getName()));
        samples.put(String.class, "a text");
        samples.put(int.class, 3);
        samples.put(Duration.class, Duration.ofMillis(250));
        samples.put(long.class, 3L);
        samples.put(boolean.class, true);
        samples.put(JsonText.Place.class, new JsonText.Place(1, 2, 3));
        samples.put(Path.class, folder);
        samples.put(Changes.Unfit.class, new Changes.Unfit(ItemPath.parse("a.b"), "a number", AttributeValue.Type.S));
        samples.put(MovieKey.class, KEY);
        samples.put(Movie.class, everything());
        samples.put(AttributeValue.Type.class, AttributeValue.Type.SS);
        samples.put(Cursor.class, Cursor.of("AQ"));
        samples.put(IllegalStateException.class, new IllegalStateException("why"));
        samples.put(IOException.class, new IOException("why"));
        samples.put(WriteOutcome.ConditionNotMet.class, new WriteOutcome.ConditionNotMet(everything(), why()));
        samples.put(
                TransactionOutcome.Cancelled.class,
                new TransactionOutcome.Cancelled(List.of(
                        new TransactionOutcome.Reason.ConditionNotMet(everything(), why()),
                        new TransactionOutcome.Reason.NotFound(KEY),
                        new TransactionOutcome.Reason.Failed(KEY, "TransactionConflict"))));
        samples.put(LoadReport.class, load("{\"year\": 1985}").run());
        samples.put(
                ExportReport.class, movies.exportTo(folder.resolve("all.json")).run());
        return samples;
    }

    private static List<FailedClause> why() {
        MovieCondition condition = RATING.atLeast(9).and(TAG.doesNotExist()).and(RANK.exists());
        return condition.whyNot(everything());
    }

    private static Movie everything() {
        return Movie.of(KEY)
                .with(RATING, 8)
                .with(TAG, "a")
                .with(Attribute.textSet("set"), Set.of("x"))
                .with(Attribute.binary("bytes"), BYTES)
                .with(Attribute.any("nothing"), AttributeValue.fromNul(true))
                .with(Attribute.any("deep"), AttributeValue.fromM(Map.of("list", AttributeValue.fromL(ALL))));
    }

    private BatchLoad load(String json) {
        InputStream bytes = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
        return movies.batchLoad(bytes);
    }

    private static void travels(Throwable original) throws Exception {
        Throwable copy = Serialized.copy(original);

        assertThat(copy).hasSameClassAs(original).hasMessage(original.getMessage());
        assertThat(copy.getStackTrace()).isEqualTo(original.getStackTrace());
        if (original.getCause() != null) {
            assertThat(copy.getCause()).hasSameClassAs(original.getCause());
        }
        for (Method method : original.getClass().getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers()) && method.getParameterCount() == 0) {
                assertThat(method.invoke(copy))
                        .as(method.toString())
                        .usingRecursiveComparison()
                        .isEqualTo(method.invoke(original));
            }
        }
    }

    private MovieTable through(FaultyHttp http) {
        return Database.through(http, movies);
    }

    /** The exceptions as they are thrown, with an exception of the SDK as their cause. */
    @Test
    void asTheyAreThrown() throws Exception {
        movies.put(everything());
        Movie part = movies.get(KEY, RATING);
        FaultyHttp losing = FaultyHttp.scripted(
                attempt -> attempt.operation().equals("UpdateItem") ? LOST_ANSWER : FaultyHttp.Fault.NONE);
        FaultyHttp denying = FaultyHttp.scripted(attempt -> Faults.refusing("AccessDeniedException"));

        for (ThrowingCallable failing : List.<ThrowingCallable>of(
                () -> movies.get(1, "nothing"),
                () -> movies.create(),
                () -> movies.update(KEY).set(RATING, 9).onlyIf(RATING.below(1)).apply(),
                () -> through(losing).update(KEY).increment(RANK, 1).apply(),
                () -> everything().get(Attribute.number("tag")),
                () -> part.with(TAG, "b").get(Attribute.number("tag")),
                () -> movies.transaction()
                        .update(movies.update(KEY).set(TAG, "c").onlyIf(RATING.below(1)))
                        .apply(),
                () -> movies.inYear(1985).startAfter(Cursor.of("AQ")).list(),
                () -> MovieTable.named("none", Database.client()).find(KEY),
                () -> movies.titled("Brazil").list(),
                () -> through(denying).scan().segments(2).list(),
                () -> load("[{\"year\": 1985}, {").run(),
                () -> load("\u0000").run(),
                () -> movies.batchLoad(folder.resolve("missing")).run(),
                () -> through(denying).batchLoad(List.of(everything())).run(),
                () -> through(denying).exportTo(folder.resolve("a.json")).run(),
                () -> movies.exportTo(folder.resolve("a.json")).run())) {
            Throwable thrown = catchThrowable(failing);

            assertThat(thrown).isInstanceOf(MoviesException.class);
            travels(thrown);
        }
    }

    @Test
    void aMovieIsTheSameOnTheOtherSide() {
        movies.put(everything());
        Movie part = movies.get(KEY, RATING, Attribute.any("set"));

        assertThat(Serialized.copy(everything())).isEqualTo(everything());
        assertThat(Serialized.copy(everything()).toItem())
                .isEqualTo(everything().toItem());
        assertThat(Serialized.copy(part)).isEqualTo(part).matches(Movie::isPart);
        assertThat(Serialized.copy(part).get(RATING)).isEqualTo(part.get(RATING));
        assertThat(Serialized.copy(movies.scan().list())).containsExactly(everything());
    }
}
