package io.github.movietable;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * It can't be told whether a write was applied: an attempt of it got no answer, one that says nothing, or a server error,
 * and nothing in the stored movie can prove whose work it is. Never thrown where the outcome is certain.
 *
 * <p>With {@link MovieTable#withDeadline} a change of the table ends with it too, if the deadline passes after the request
 * was sent and before the table was seen to be created, changed or gone: {@link MovieTable#describe} tells then. So does
 * {@link MovieTable#deleteAll} if a delete got no definite answer; to call it again is safe.
 *
 * <p>What to do: where {@link #storedAsAsked} is true, most programs can go on. Where doing it twice is as good as once,
 * do it again. Else read the movie and decide; or make such writes with {@code exactlyOnce()}, which always knows, or by
 * versions that are texts, which know if nobody else wrote the movie meanwhile.
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
     * @return the movie; empty where it was not there, or where DynamoDB never answered
     */
    public Optional<Movie> current() {
        return Optional.ofNullable(current);
    }

    /**
     * Whether what is stored is what the write asked for, be it this write's work or another's.
     *
     * @return whether it is; false where DynamoDB never answered
     */
    public boolean storedAsAsked() {
        return storedAsAsked;
    }
}
