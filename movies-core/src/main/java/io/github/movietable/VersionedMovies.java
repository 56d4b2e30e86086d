package io.github.movietable;

import io.github.movietable.expression.CanIgnoreReturnValue;
import io.github.movietable.expression.CheckReturnValue;
import io.github.movietable.expression.MovieCondition;
import io.github.movietable.expression.TextAttribute;
import io.github.movietable.internal.write.Delete;
import io.github.movietable.internal.write.Put;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.Optional;

/**
 * The movies of a table, each with a version that every write changes: what somebody else has written since a movie was
 * read is never overwritten. Reading stays with {@link MovieTable}; a movie carries its version like any attribute.
 *
 * <p>The version is random for each write. So a write whose answer was lost knows its own work again, and ends as what
 * it was. All writers of the table must use it: a plain {@link MovieTable#update} does not know the version.
 *
 * <p>Immutable and thread-safe. It costs what the plain writes cost.
 */
@CheckReturnValue
public final class VersionedMovies {
    private final TableView table;
    private final TextAttribute attribute;

    VersionedMovies(TableView table, TextAttribute attribute) {
        this.table = table;
        this.attribute = attribute;
    }

    /**
     * Puts a movie. One without a version is new: it is put only where there is none of its key. One with a version was
     * read: it is put only where that version is still stored.
     *
     * @param movie the movie
     * @return the movie as now stored, with its new version
     * @throws VersionConflictException if somebody else has written the movie, or one of its key
     * @throws IllegalArgumentException if it was read in part: putting it would delete the rest
     * @throws OutcomeUnknownException if it can't be told whether it was put
     */
    @CanIgnoreReturnValue
    public Movie put(Movie movie) {
        VersionMark mark = mark(movie);
        Movie marked = movie.with(attribute, mark.written());
        MovieCondition condition = mark.read() == null ? Put.ABSENT : mark.isAsRead();
        Put put = new Put(marked, condition, mark::isWrittenIn);
        return appliedOrConflict(movie.key(), Outcomes.of("putting", table, table.run(put.steps(table.target()))));
    }

    /**
     * Begins an update of a movie as it was read; {@code apply} or {@code tryApply} runs it. It changes the version too.
     * A movie that has no version yet gets one.
     *
     * @param asRead the movie as it was read; a part will do if it holds the version
     * @return an update without changes of its own
     */
    public MovieUpdate update(Movie asRead) {
        return MovieUpdate.of(UpdateSpec.of(table, asRead.key()).marked(mark(asRead)));
    }

    /**
     * Deletes a movie as it was read.
     *
     * @param asRead the movie as it was read
     * @throws VersionConflictException if somebody else has written or deleted the movie
     * @throws OutcomeUnknownException if it can't be told whether it was deleted: afterwards nothing is left to know it by
     */
    public void delete(Movie asRead) {
        MovieKey key = asRead.key();
        Delete delete = new Delete(key, mark(asRead).isAsRead());
        appliedOrConflict(key, Outcomes.of("deleting", table, table.run(delete.steps(table.target()))));
    }

    private VersionMark mark(Movie asRead) {
        return VersionMark.of(attribute, asRead.get(attribute));
    }

    @CanIgnoreReturnValue
    private Movie appliedOrConflict(MovieKey key, WriteOutcome outcome) {
        return Optional.of(outcome)
                .filter(WriteOutcome.Applied.class::isInstance)
                .map(applied -> ((WriteOutcome.Applied) applied).movie())
                .orElseThrow(() -> new VersionConflictException(table.name(), key, Outcomes.current(outcome)));
    }
}
