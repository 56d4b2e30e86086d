package io.github.movietable;

import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.MovieCondition;
import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.call.Tables;
import io.github.movietable.internal.read.Fields;
import io.github.movietable.internal.read.GetAtOnce;
import io.github.movietable.internal.read.GetMovie;
import io.github.movietable.internal.read.GetMovies;
import io.github.movietable.internal.write.Delete;
import io.github.movietable.internal.write.Move;
import io.github.movietable.internal.write.Put;
import io.github.movietable.internal.write.Written;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The operations of a table that run at once, each as a {@link Step}: a request and what to do with its response. Both
 * tables run these steps, {@link MovieTable} on the caller's thread, {@link AsyncMovieTable} without waiting.
 */
record Verbs(TableView view) {
    private static final String PUTTING = "putting";
    private static final String DELETING = "deleting";

    Step<TableInfo> describe() {
        return view.reading("describing", () -> Tables.describe(view.name())).map(TableInfo::of);
    }

    Step<Optional<Movie>> put(Movie movie) {
        return written(movie, null).map(end -> Outcomes.before(PUTTING, view, end));
    }

    Step<WriteOutcome> putIf(Movie movie, MovieCondition condition) {
        Objects.requireNonNull(condition, "putIf needs a condition, which is null");
        return written(movie, condition).map(end -> Outcomes.of(PUTTING, view, end));
    }

    private Step<Written> written(Movie movie, @Nullable MovieCondition condition) {
        return view.writing(PUTTING, movie.key(), () -> new Put(movie, condition).steps(view.target()));
    }

    Step<Movie> get(MovieKey key, Attribute<?>... fields) {
        return find(key, fields).map(found -> found.orElseThrow(() -> new MovieNotFoundException(view.name(), key)));
    }

    Step<Optional<Movie>> find(MovieKey key, Attribute<?>... fields) {
        return view.reading(
                () -> "getting " + key + " from", () -> new GetMovie(view.target(), key, fields(fields)).steps());
    }

    Step<Map<MovieKey, Movie>> getAll(Collection<MovieKey> keys, Attribute<?>... fields) {
        return view.reading("getting movies from", () -> new GetMovies(view.target(), fields(fields)).steps(keys));
    }

    Step<Map<MovieKey, Movie>> transactionalGet(Collection<MovieKey> keys, Attribute<?>... fields) {
        return view.reading("getting movies from", () -> new GetAtOnce(view.target(), fields(fields)).steps(keys));
    }

    private static Fields fields(Attribute<?>... fields) {
        return Fields.of(List.of(fields));
    }

    Step<Optional<Movie>> delete(MovieKey key) {
        return deleted(key, null).map(end -> Outcomes.before(DELETING, view, end));
    }

    Step<WriteOutcome> deleteIf(MovieKey key, MovieCondition condition) {
        Objects.requireNonNull(condition, "deleteIf needs a condition, which is null");
        return deleted(key, condition).map(end -> Outcomes.of(DELETING, view, end));
    }

    private Step<Written> deleted(MovieKey key, @Nullable MovieCondition condition) {
        return view.writing(DELETING, key, () -> new Delete(key, condition).steps(view.target()));
    }

    Step<WriteOutcome> move(MovieKey from, MovieKey to) {
        return view.writing("moving", from, () -> new Move(from, to).steps(view.target()))
                .map(end -> Outcomes.of("moving", view, end));
    }

    /** Puts a movie if the stored version is the one with which it was read. */
    Step<Movie> put(Movie movie, Function<Movie, VersionMark> marks) {
        VersionMark mark = marks.apply(movie);
        Put put = new Put(mark.marked().apply(movie), mark.isAsRead(), mark.trace());
        return view.writing(PUTTING, movie.key(), () -> put.steps(view.target()))
                .map(end -> appliedOrConflict(movie.key(), Outcomes.of(PUTTING, view, end)));
    }

    /** Deletes a movie if the stored version is the one with which it was read. */
    Step<Movie> delete(Movie asRead, Function<Movie, VersionMark> marks) {
        return deleteIf(asRead.key(), marks.apply(asRead).isAsRead())
                .map(outcome -> appliedOrConflict(asRead.key(), outcome));
    }

    /** The operation, with null as its result. */
    @SuppressWarnings("NullAway") // null is the only Void
    static Step<Void> nothing(Step<?> verb) {
        return verb.map(end -> null);
    }

    private Movie appliedOrConflict(MovieKey key, WriteOutcome outcome) {
        if (outcome instanceof WriteOutcome.Applied applied) {
            return applied.movie();
        }
        throw new VersionConflictException(view.name(), key, Outcomes.current(outcome));
    }
}
