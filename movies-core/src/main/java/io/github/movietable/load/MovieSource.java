package io.github.movietable.load;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.model.InvalidMovieException;
import io.github.movietable.model.Movie;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Records that are made of the movies of an iterator, which the program supplies. */
final class MovieSource implements Source.Records {
    private final Iterator<Movie> movies;
    private final @Nullable AutoCloseable closed;
    private final boolean isDigested;
    private long records;
    private int digest;

    private MovieSource(Iterator<Movie> movies, @Nullable AutoCloseable closed, boolean isDigested) {
        this.movies = movies;
        this.closed = closed;
        this.isDigested = isDigested;
    }

    @Override
    public Optional<LoadRecord> next() {
        return movies.hasNext() ? Optional.of(record(movies.next())) : Optional.empty();
    }

    /** A source that gets the iterator when it is opened, and closes {@code closed} at its end. */
    static Source of(Supplier<Iterator<Movie>> movies, @Nullable AutoCloseable closed, boolean isDigested) {
        return new Source() {
            @Override
            public Records open(Between between) {
                return new MovieSource(movies.get(), closed, isDigested);
            }

            @Override
            public boolean isReadHere() {
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
            throw new MoviesException("record " + records + " is null, and not a movie");
        }
        LoadRecord record = checked(movie);
        if (isDigested) {
            digest = 31 * digest + (record.problem() == null ? movie.toItem() : movie.key()).hashCode();
        }
        return record;
    }

    private LoadRecord checked(Movie movie) {
        LoadRecord.Position none = LoadRecord.Position.NONE;
        try {
            if (movie.isPart()) {
                throw new InvalidMovieException("", "it was read in part, and putting it would delete the rest");
            }
            return LoadRecord.of(none, LoadRecord.write(records, movie.toItem(), null, false));
        } catch (InvalidMovieException e) {
            return new LoadRecord(records, none, movie.toItem(), false, null, e, null);
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
