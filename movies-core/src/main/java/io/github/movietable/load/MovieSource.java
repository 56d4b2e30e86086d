package io.github.movietable.load;

import io.github.movietable.model.InvalidMovieException;
import io.github.movietable.model.Movie;
import java.util.Iterator;
import java.util.Optional;

/** Movies that a program has. */
final class MovieSource implements Source.Records {
    private final Iterator<Movie> movies;
    private long records;

    MovieSource(Iterable<Movie> movies) {
        this.movies = movies.iterator();
    }

    @Override
    public Optional<LoadRecord> next() {
        return movies.hasNext() ? Optional.of(record(movies.next())) : Optional.empty();
    }

    private LoadRecord record(Movie movie) {
        records++;
        InvalidMovieException problem = movie.isPart()
                ? new InvalidMovieException("", "it was read in part, and putting it would delete the rest")
                : null;
        return new LoadRecord(records, 0, movie.toItem(), problem);
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
    public void close() {}
}
