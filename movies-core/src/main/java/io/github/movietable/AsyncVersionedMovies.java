package io.github.movietable;

import io.github.movietable.expression.CheckReturnValue;
import io.github.movietable.model.Movie;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * {@link VersionedMovies} without blocking: movies with a version that every write changes, so that nobody overwrites the
 * work of somebody else. Its rules for versions, and for outcomes that nobody can know, hold here too.
 *
 * <p>Immutable and thread-safe. It costs what the plain writes cost.
 */
@CheckReturnValue
public final class AsyncVersionedMovies {
    private final TableView table;
    private final Function<Movie, VersionMark> marks;

    AsyncVersionedMovies(TableView table, Function<Movie, VersionMark> marks) {
        this.table = table;
        this.marks = marks;
    }

    /**
     * Puts a movie, if its version is still stored; a movie without a version is put if no movie with a version is stored.
     *
     * @param movie the movie
     * @return the movie as now stored, with its new version; or the exception that {@link VersionedMovies#put} throws
     */
    public CompletableFuture<Movie> put(Movie movie) {
        return table.begin(() -> new Verbs(table).put(movie, marks));
    }

    /**
     * Begins an update of a movie as it was read, which also changes the version; {@link AsyncMovieTable#apply(MovieUpdate)}
     * or {@link AsyncMovieTable#tryApply(MovieUpdate)} runs it.
     *
     * @param asRead the movie as it was read; a part will do if it holds the version
     * @return an update without changes of its own
     * @throws IllegalArgumentException if it was read in part and without its version
     */
    public MovieUpdate update(Movie asRead) {
        return MovieUpdate.of(UpdateSpec.of(table, asRead.key()).marked(marks.apply(asRead)));
    }

    /**
     * Deletes a movie as it was read.
     *
     * @param asRead the movie as it was read
     * @return completes when it is deleted, or with the exception that {@link VersionedMovies#delete} throws
     */
    public CompletableFuture<Void> delete(Movie asRead) {
        return table.beginSilent(() -> new Verbs(table).delete(asRead, marks));
    }
}
