package io.github.movietable;

import io.github.movietable.expression.CheckReturnValue;
import io.github.movietable.expression.CheckReturnValue.CanIgnoreReturnValue;
import io.github.movietable.model.InvalidMovieException;
import io.github.movietable.model.Movie;
import java.util.function.Function;

/**
 * The movies of a table, each with a version that every write changes: a write here never overwrites a movie that somebody
 * else has written since it was read. Reading stays with {@link MovieTable}; a movie carries its version like any attribute.
 *
 * <pre>{@code
 * VersionedMovies versioned = movies.versioned(Attribute.text("version"));
 * Movie read = versioned.put(Movie.of(2015, "The Big New Movie").with(RATING, 6));
 * Movie now = versioned.update(read).set(RATING, 6.7).apply();
 * }</pre>
 *
 * <p>All writers of the table must use the version: a plain {@link MovieTable#update} does not know it. The first write
 * here of a movie without a version, or with {@code NULL} as its version, gives it one, if it still has none.
 *
 * <p>A version that is a text is random for each write. So after a lost answer a write recognises its own work if
 * that is stored. If somebody else has written the movie meanwhile, their version is stored: this write was refused, or it
 * was done and theirs came behind it. Nothing tells the two apart, and the write ends with {@link
 * OutcomeUnknownException}, with their movie in it; so does a delete that was not answered. Only {@code exactlyOnce()} and
 * transactions know even then.
 *
 * <p>A version that is a number counts up by one from 1, as {@code @DynamoDbVersionAttribute} of the SDK's Enhanced Client,
 * the {@code @DynamoDBVersionAttribute} of the mapper before it, and PynamoDB's {@code VersionAttribute} do by default:
 * programs with any of them can share the table. But two writers make the same next number, so after a lost answer a write
 * that is refused always ends with {@link OutcomeUnknownException}.
 *
 * <p>Immutable and thread-safe. It costs what the plain writes cost.
 */
@CheckReturnValue
public final class VersionedMovies {
    private final TableView table;
    private final Function<Movie, VersionMark> marks;

    VersionedMovies(TableView table, Function<Movie, VersionMark> marks) {
        this.table = table;
        this.marks = marks;
    }

    /**
     * Puts a movie, if its version is still stored. A movie without a version is put if there is none of its key or if
     * that one has no version either: as new, or as it was read from a table that had no versions.
     *
     * @param movie the movie
     * @return the movie as now stored, with its new version
     * @throws VersionConflictException if somebody else has written the movie, or one of its key
     * @throws IllegalArgumentException if it was read in part: putting it would delete the rest
     * @throws InvalidMovieException if DynamoDB can't hold it
     * @throws OutcomeUnknownException if it can't be told whether it was put
     */
    @CanIgnoreReturnValue
    public Movie put(Movie movie) {
        return table.run(new Verbs(table).put(movie, marks));
    }

    /**
     * Begins an update of a movie as it was read; {@code apply} or {@code tryApply} runs it. It changes the version too.
     * A movie that has no version yet gets one.
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
     * @throws VersionConflictException if somebody else has written or deleted the movie
     * @throws IllegalArgumentException if it was read in part and without its version
     * @throws OutcomeUnknownException if it can't be told whether it was deleted: afterwards nothing is left to know it by
     */
    public void delete(Movie asRead) {
        table.run(new Verbs(table).delete(asRead, marks));
    }
}
