package io.github.movietable;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Nobody can tell whether a write was applied: an attempt got no answer, an empty answer, or a server error, and the stored
 * movie does not prove whose work it is. A write of a movie whose outcome is certain never ends with it.
 *
 * <p>Under {@link MovieTable#withDeadline}, {@code create}, {@code drop} and {@code addTitleIndex} end with it if the deadline
 * passes after their request was sent, also if DynamoDB has accepted it and the change is not complete: {@link
 * MovieTable#describe} tells how the table is. So does {@link
 * MovieTable#deleteAll} if a delete got no definite answer: calling it again is safe.
 *
 * <p>If {@link #storedAsAsked} is true, most programs can go on. If writing twice does no harm, write again. Else read the
 * movie and decide. {@code exactlyOnce()} avoids the question, and so do versions that are texts, unless somebody else
 * wrote the movie meanwhile.
 */
public final class OutcomeUnknownException extends MoviesException {
    private static final long serialVersionUID = 1L;

    private final @Nullable MovieKey key;
    private final @Nullable Movie current;
    private final boolean storedAsAsked;

    OutcomeUnknownException(
            String doing, String table, MovieKey key, @Nullable Movie current, boolean storedAsAsked, Throwable cause) {
        super(
                doing + " " + key + " in the table " + table + " may or may not have been applied: an attempt got no"
                        + " definite answer. current() has what is stored, where it is known; if the write is needed and"
                        + " not safe to repeat, read the movie before you decide, or use exactlyOnce()",
                cause);
        this.key = key;
        this.current = current;
        this.storedAsAsked = storedAsAsked;
    }

    /** Of a write that is not of one movie, which was sent and did not end in time. */
    OutcomeUnknownException(String message, MoviesTimeoutException late) {
        super(message, late);
        this.key = null;
        this.current = null;
        this.storedAsAsked = false;
    }

    /**
     * Which movie.
     *
     * @return its key; null if the table itself was to be changed, or many movies were to be deleted
     */
    public @Nullable MovieKey key() {
        return key;
    }

    /**
     * The movie as it was stored when a later attempt was refused.
     *
     * @return the movie; empty if it was not there, or if DynamoDB never answered
     */
    public Optional<Movie> current() {
        return Optional.ofNullable(current);
    }

    /**
     * Whether the stored movie is as the write wanted it, be it by this write or by another.
     *
     * @return whether it is; false if DynamoDB never answered
     */
    public boolean storedAsAsked() {
        return storedAsAsked;
    }
}
