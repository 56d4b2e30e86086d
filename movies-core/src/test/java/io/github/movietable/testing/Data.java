package io.github.movietable.testing;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The files that tests load. */
public final class Data {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Data() {}

    /** The 1,001 films that come with the examples. */
    public static Path films() {
        return Path.of(System.getProperty("basedir", "."))
                .resolve("../movies-examples/src/main/resources/io/github/movietable/examples/moviedata.json")
                .normalize();
    }

    /** The lab's own 4,610 movies, if their file is on this machine; it can't be part of this repository. */
    public static Optional<Path> lab() {
        String path = System.getProperty("movies.labData", "");
        return Optional.of(Path.of(path)).filter(p -> !path.isEmpty() && Files.isRegularFile(p));
    }

    public static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
