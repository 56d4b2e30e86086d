package io.github.movietable;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.load.BatchLoad;
import io.github.movietable.load.Export;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@link EveryVerbProgram} works with the present SDK, and uses every method; the build also runs it with the oldest.
 */
class EveryVerbTest {
    private static final Path PROGRAM = Path.of(System.getProperty("basedir", "."))
            .resolve("src/test/java/io/github/movietable/EveryVerbProgram.java");

    @Test
    void works() throws IOException {
        EveryVerbProgram.main();
    }

    @Test
    void leavesNoVerbOut() throws IOException {
        String program = Files.readString(PROGRAM);

        List<String> missing = Stream.of(
                        MovieTable.class,
                        MovieRead.class,
                        OrderedRead.class,
                        YearQuery.class,
                        YearsQuery.class,
                        TitleQuery.class,
                        MovieScan.class,
                        UpdateTerminals.class,
                        MovieUpdate.class,
                        ExactlyOnce.class,
                        MovieTransaction.class,
                        VersionedMovies.class,
                        AsyncMovieTable.class,
                        AsyncVersionedMovies.class,
                        BatchLoad.class,
                        Export.class)
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .map(Method::getName)
                .distinct()
                // A loop calls iterator().
                .filter(name -> !Set.of("toString", "iterator").contains(name))
                .filter(name -> !program.contains("." + name + "("))
                .toList();

        assertThat(missing).as("add these to the program").isEmpty();
    }
}
