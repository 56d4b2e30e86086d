package io.github.movietable;

import io.github.movietable.expression.CheckReturnValue;
import io.github.movietable.expression.CheckReturnValue.CanIgnoreReturnValue;
import io.github.movietable.model.InvalidMovieException;
import io.github.movietable.model.Movie;
import java.util.function.Function;

/**
 * The movies of a table, each with a version that every write changes: a write by this class never overwrites a movie
 * that another writer has written since it was read. Use {@link MovieTable} to read movies and their versions.
 *
 * <pre>{@code
 * VersionedMovies versioned = movies.versioned(Attribute.text("version"));
 * Movie read = versioned.put(Movie.of(2015, "The Big New Movie").with(RATING, 6));
 * Movie now = versioned.update(read).set(RATING, 6.7).apply();
 * }</pre>
 *
 * <p>All writers of the table must use the version: a plain {@link MovieTable#update} neither checks nor changes it. A
 * movie without a version, or with {@code NULL} as its version, gets one by its first write here, if no other writer
 * has given it one.
 *
 * <p>A version that is a text is random for each write. So after a lost response a write was applied if its own version
 * is stored. If the version of another writer is stored, this write was either refused, or applied before the other
 * write. Nothing tells these two cases apart, and the write throws an {@link OutcomeUnknownException} that holds the
 * other writer's movie; a delete whose response was lost throws it too. Only {@code exactlyOnce()} and transactions
 * settle even these cases.
 *
 * <p>A version that is a number counts up by one from 1, as {@code @DynamoDbVersionAttribute} of the SDK's Enhanced
 * Client, the {@code @DynamoDBVersionAttribute} of its predecessor {@code DynamoDBMapper}, and PynamoDB's {@code
 * VersionAttribute} do by default: programs with any of them can share the table. But two writers can set the same next
 * number, so a write that is refused after a lost response always throws an {@link OutcomeUnknownException}.
 *
 * <p>Immutable and thread-safe. Its writes cost as much as those of {@link MovieTable}.
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
     * Puts a movie if the stored version is the one with which the movie was read. A movie without a version is put if
     * no movie with its key is stored, or if the stored one has no version either.
     *
     * @param movie the movie
     * @return the movie as it is stored now, with its new version
     * @throws VersionConflictException if another writer has written the movie since it was read
     * @throws IllegalArgumentException if the movie was read in part: putting it would delete the rest of it
     * @throws InvalidMovieException if the movie breaks one of DynamoDB's rules
     * @throws OutcomeUnknownException if it is unknown whether the movie was put
     */
    @CanIgnoreReturnValue
    public Movie put(Movie movie) {
        return table.run(new Verbs(table).put(movie, marks));
    }

    /**
     * Prepares an update of a movie if the stored version is the one with which the movie was read; {@code apply} or
     * {@code tryApply} runs the update. It changes the version too. A movie that has no version yet gets one.
     *
     * @param asRead the movie as it was read; a part is enough if it has the version
     * @return an update without changes of its own
     * @throws IllegalArgumentException if the movie was read in part, without its version
     */
    public MovieUpdate update(Movie asRead) {
        return MovieUpdate.of(UpdateSpec.of(table, asRead.key()).marked(marks.apply(asRead)));
    }

    /**
     * Deletes a movie if the stored version is the one with which the movie was read.
     *
     * @param asRead the movie as it was read
     * @throws VersionConflictException if another writer has written or deleted the movie since it was read
     * @throws IllegalArgumentException if the movie was read in part, without its version
     * @throws OutcomeUnknownException if it is unknown who deleted the movie: a delete leaves no version to tell
     */
    public void delete(Movie asRead) {
        table.run(new Verbs(table).delete(asRead, marks));
    }
}
