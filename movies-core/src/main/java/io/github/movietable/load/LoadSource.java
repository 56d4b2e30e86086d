package io.github.movietable.load;

import io.github.movietable.model.Movie;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The source of a load that is not yet run: a path, a stream of bytes, or movies.
 *
 * @param name its name in messages
 * @param toSource makes a {@link Source} for one run
 */
record LoadSource(String name, Function<SourceOptions, Source> toSource) {
    static LoadSource of(Path path) {
        return new LoadSource(path.toString(), options -> new FileSource(path, options));
    }

    static LoadSource of(InputStream bytes) {
        return new LoadSource("a stream of bytes", options -> new BytesSource(bytes, options));
    }

    static LoadSource of(Iterable<Movie> movies) {
        return new LoadSource("movies", options -> MovieSource.of(movies::iterator, null, options.isDigested()));
    }

    static LoadSource of(Stream<Movie> movies) {
        return new LoadSource(
                "a stream of movies", options -> MovieSource.of(movies::iterator, movies, options.isDigested()));
    }

    Source opened(SourceOptions options) {
        return toSource.apply(options);
    }
}
