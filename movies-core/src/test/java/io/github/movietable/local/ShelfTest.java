package io.github.movietable.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.movietable.MovieTable;
import io.github.movietable.model.Movie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The example in the documentation of {@link LocalDynamoDb}, word for word. */
@Tag("quick")
class ShelfTest {
    static final LocalDynamoDb DYNAMO = LocalDynamoDb.inMemory(); // one for all tests of the JVM

    @Test
    void keepsWhatIsPut() {
        MovieTable shelf = MovieTable.named("Shelf-" + UUID.randomUUID(), DYNAMO.client());
        shelf.create();
        shelf.put(Movie.of(2015, "The Big New Movie"));
        assertTrue(shelf.find(2015, "The Big New Movie").isPresent());
    }

    @Test
    void isTheExampleInTheDocumentation() throws IOException {
        String documented = between(
                "<pre>{@code\n",
                " * }\n * }</pre>",
                text("src/main/java/io/github/movietable/local/LocalDynamoDb.java"));
        String here = between(
                "class ShelfTest",
                "\n\n    @Test\n    void isThe",
                text("src/test/java/io/github/movietable/local/ShelfTest.java"));
        assertThat(documented.replaceAll("(?m)^ \\* ?", "").strip()).isEqualTo("class ShelfTest" + here);
    }

    private static String between(String start, String end, String text) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }

    private static String text(String file) throws IOException {
        return Files.readString(Path.of(System.getProperty("basedir", "."), file));
    }
}
