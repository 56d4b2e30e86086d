package io.github.movietable.load;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.internal.call.MovieRules;
import io.github.movietable.model.InvalidMovieException;
import io.github.movietable.model.Movie;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Movies that a program has. */
final class MovieSource implements Source.Records {
    private final Iterator<Movie> movies;
    private final @Nullable AutoCloseable closed;
    private long records;
    private int digest;

    MovieSource(Iterator<Movie> movies, @Nullable AutoCloseable closed) {
        this.movies = movies;
        this.closed = closed;
    }

    @Override
    public Optional<LoadRecord> next() {
        return movies.hasNext() ? Optional.of(record(movies.next())) : Optional.empty();
    }

    /** Movies of the program, of which an iterator is asked for once. */
    static Source of(Supplier<Iterator<Movie>> movies, @Nullable AutoCloseable closed) {
        return new Source() {
            @Override
            public Records open() {
                return new MovieSource(movies.get(), closed);
            }

            @Override
            public boolean isOfTheProgram() {
                return true;
            }

            @Override
            public void abandon() {
                close(closed);
            }
        };
    }

    private LoadRecord record(@Nullable Movie movie) {
        records++;
        if (movie == null) {
            throw new MoviesException("record " + records + " is null, and no movie");
        }
        InvalidMovieException problem = problem(movie);
        digest = 31 * digest + (problem == null ? movie.toItem() : movie.key()).hashCode();
        return new LoadRecord(records, LoadRecord.Position.NONE, movie.toItem(), problem, null, false);
    }

    private static @Nullable InvalidMovieException problem(Movie movie) {
        if (movie.isPart()) {
            return new InvalidMovieException("", "it was read in part, and putting it would delete the rest");
        }
        try {
            MovieRules.check(movie.key(), movie.toItem());
            return null;
        } catch (InvalidMovieException e) {
            return e;
        }
    }

    @Override
    public long bytesRead() {
        return 0;
    }

    @Override
    public long bytesTotal() {
        return 0;
    }

    @Override
    public String digest() {
        return Integer.toHexString(digest);
    }

    @Override
    public void close() {
        close(closed);
    }

    private static void close(@Nullable AutoCloseable closed) {
        if (closed != null) {
            try {
                closed.close();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException("the movies' source could not be closed", e);
            }
        }
    }
}
