package io.github.movietable;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * It is unknown whether a write was applied: an attempt got no response, an empty response, or a server error, and the
 * stored movie does not prove which write made it. A write whose outcome is certain never throws this.
 *
 * <p>Under {@link MovieTable#withDeadline}, {@code create}, {@code drop} and {@code addTitleIndex} throw this if the
 * deadline passes after their request was sent and before DynamoDB has completed the change. {@link
 * MovieTable#describe} tells the table's state. {@link MovieTable#deleteAll} throws this if a delete got no definite
 * response: calling it again is safe.
 *
 * <p>If {@link #storedAsAsked} is true, most programs can go on. If writing twice does no harm, write again. Otherwise
 * read the movie and decide. To avoid the question, use {@code exactlyOnce()}, or versions that are texts, with which
 * it arises only if another writer wrote the movie meanwhile.
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
                        + " definite response. current() has the stored movie if it is known; if the write is needed and"
                        + " not safe to repeat, read the movie before you decide, or use exactlyOnce()",
                cause);
        this.key = key;
        this.current = current;
        this.storedAsAsked = storedAsAsked;
    }

    /**
     * Creates the exception for a change of the table, or a delete of many movies, that was sent and did not end in
     * time.
     */
    OutcomeUnknownException(String message, MoviesTimeoutException late) {
        super(message, late);
        this.key = null;
        this.current = null;
        this.storedAsAsked = false;
    }

    /**
     * The key of the movie that may or may not have been written.
     *
     * @return the key; null if the write was a change of the table itself, or a delete of many movies
     */
    public @Nullable MovieKey key() {
        return key;
    }

    /**
     * The movie as it was stored when a later attempt was refused.
     *
     * @return the movie; empty if there was none, or if DynamoDB never gave a definite response
     */
    public Optional<Movie> current() {
        return Optional.ofNullable(current);
    }

    /**
     * Whether the stored movie equals the movie that this write would have stored. Another write may have stored it.
     *
     * @return true if it equals; false if it differs, or if DynamoDB never gave a definite response
     */
    public boolean storedAsAsked() {
        return storedAsAsked;
    }
}
