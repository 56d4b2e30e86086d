package io.github.movietable.examples;

import io.github.movietable.MovieTable;
import io.github.movietable.load.BatchLoad;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file or folder of movies: the user's own, or a copy of the films that come with the examples. Closing this deletes
 * the copy.
 */
record DataFile(Path path, String name, boolean isCopy) implements AutoCloseable {
    private static final Path STANDARD_INPUT = Path.of("-");

    static DataFile of(@Nullable Path chosen) {
        if (chosen == null) {
            return bundled();
        }
        if (chosen.equals(STANDARD_INPUT)) {
            return new DataFile(chosen, "standard input", false);
        }
        if (!Files.isReadable(chosen)) {
            throw new StepFailedException("There is no file or folder " + chosen.toAbsolutePath()
                    + " that can be read: name another, or none for the bundled films.");
        }
        return new DataFile(chosen, chosen.toString(), false);
    }

    private static DataFile bundled() {
        try (InputStream films = Objects.requireNonNull(DataFile.class.getResourceAsStream("moviedata.json"))) {
            Path copy = Files.createTempFile("moviedata", ".json");
            try (OutputStream out = Files.newOutputStream(copy)) {
                films.transferTo(out);
            }
            return new DataFile(copy, "the bundled films", true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    BatchLoad into(MovieTable movies) {
        return path.equals(STANDARD_INPUT) ? movies.batchLoad(System.in) : movies.batchLoad(path);
    }

    @Override
    public void close() {
        if (isCopy) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
