package io.github.movietable;

import io.github.movietable.expression.CheckReturnValue;
import io.github.movietable.model.Movie;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * {@link VersionedMovies} without blocking: writes with optimistic locking, which fail if another writer has changed
 * the movie since it was read. See there for the versions, and for the cases in which the outcome of a write stays
 * unknown.
 *
 * <p>Immutable and thread-safe. A write consumes as many capacity units as the same write without a version.
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
     * Puts a movie if the stored movie still has the same version. A movie without a version is put if no movie with its
     * key is stored, or if the stored one has no version either.
     *
     * @param movie the new movie, with the version that it was read with
     * @return the movie as now stored, with its new version; or the exception that {@link VersionedMovies#put} throws
     */
    public CompletableFuture<Movie> put(Movie movie) {
        return table.begin(() -> new Verbs(table).put(movie, marks));
    }

    /**
     * Begins an update that is refused if the movie's version has changed since the movie was read, and that sets a new
     * version; {@link AsyncMovieTable#apply(MovieUpdate)} or {@link AsyncMovieTable#tryApply(MovieUpdate)} runs it.
     *
     * @param asRead the movie as it was read; if only some attributes were read, the version must be among them
     * @return an update that so far changes only the version
     * @throws IllegalArgumentException if only some attributes of the movie were read, and the version is not among them
     */
    public MovieUpdate update(Movie asRead) {
        return MovieUpdate.of(UpdateSpec.of(table, asRead.key()).marked(marks.apply(asRead)));
    }

    /**
     * Deletes a movie if its version has not changed since it was read.
     *
     * @param asRead the movie as it was read; if only some attributes were read, the version must be among them
     * @return a future that completes when the movie is deleted, or with the exception that {@link
     *     VersionedMovies#delete} throws
     */
    public CompletableFuture<Void> delete(Movie asRead) {
        return table.beginSilent(() -> new Verbs(table).delete(asRead, marks));
    }
}
