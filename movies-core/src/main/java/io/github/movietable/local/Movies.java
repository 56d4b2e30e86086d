package io.github.movietable.local;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Annotates a JUnit test class, or a single test, to give each test a movie table of its own. It needs JUnit 5.12 or
 * later; JUnit 6 works too.
 *
 * <pre>{@code
 * @Movies(file = "films.jsonl")
 * class FilmsTest {
 *     @Test
 *     void areRead(MovieTable movies) {
 *         assertTrue(movies.find(1985, "Brazil").isPresent());
 *     }
 * }
 * }</pre>
 *
 * <p>A test, its {@code @BeforeEach} and {@code @AfterEach} methods, and its constructor take as parameters
 *
 * <ul>
 *   <li>{@code MovieTable}, {@code AsyncMovieTable}: the table of this test alone, on demand, filled from the file; it
 *       is dropped after the test,
 *   <li>{@code LocalDynamoDb}, {@code DynamoDbClient}, {@code DynamoDbAsyncClient}: the one server of the JVM and its
 *       clients, which tests must not close. {@code @BeforeAll} methods can take these, too.
 * </ul>
 *
 * <p>All test classes of a JVM share one server, which starts when a test first needs it and takes one to three seconds
 * to do so. Tests may run in parallel, because no two share a table. An annotation at a test replaces the one at its
 * class; a nested class without an annotation uses that of the class around it.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@SuppressWarnings("exports") // only tests meet this annotation, and they require JUnit themselves
@ExtendWith(MoviesExtension.class)
public @interface Movies {
    /**
     * The file from which each table is filled, in any format that a load can read.
     *
     * @return a file, relative to the folder in which the tests run, or a resource, relative to the test class; empty
     *     for a table without movies
     */
    String file() default "";
}
