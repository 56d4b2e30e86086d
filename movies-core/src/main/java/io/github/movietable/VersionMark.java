package io.github.movietable;

import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.MovieCondition;
import io.github.movietable.expression.NumberAttribute;
import io.github.movietable.expression.Settable;
import io.github.movietable.expression.TextAttribute;
import io.github.movietable.internal.write.Change;
import io.github.movietable.internal.write.Trace;
import io.github.movietable.model.Movie;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The version with which a movie was read, and the version with which it is written. A missing version and NULL mean
 * the same: the movie has not been written with a version yet.
 *
 * @param isAsRead the condition that the stored version is still the version that was read
 * @param change the change that sets the new version
 * @param marked makes a copy of a movie that has the new version
 * @param trace tells from a stored movie whether this write was applied
 */
record VersionMark(MovieCondition isAsRead, Change change, UnaryOperator<Movie> marked, Function<Movie, Trace> trace) {

    /**
     * A random new version. No two writes have the same one, so after a lost response a write recognises its own. If
     * the version that was read is still stored, the movie has not been written since: no write sets a version a second
     * time.
     */
    static VersionMark random(TextAttribute attribute, Movie asRead) {
        String written = UUID.randomUUID().toString();
        MovieCondition isAsRead = isAsRead(attribute, asRead, attribute::is);
        return of(attribute, written, isAsRead, trace(attribute, written, version(attribute, asRead)));
    }

    /** The next number as new version. Two writers can set the same number, so it does not tell whose write it was. */
    static VersionMark counted(NumberAttribute attribute, Movie asRead) {
        BigDecimal next = version(attribute, asRead).orElse(BigDecimal.ZERO).add(BigDecimal.ONE);
        return of(attribute, next, isAsRead(attribute, asRead, attribute::is), stored -> Trace.NONE);
    }

    private static <V> VersionMark of(
            Settable<V> attribute, V written, MovieCondition isAsRead, Function<Movie, Trace> trace) {
        return new VersionMark(
                isAsRead, Change.set(attribute, written), movie -> movie.with(attribute, written), trace);
    }

    private static <T> MovieCondition isAsRead(
            Attribute<T> attribute, Movie asRead, Function<T, MovieCondition> isThis) {
        if (!asRead.isRead(attribute)) {
            throw new IllegalArgumentException(
                    "the movie " + asRead.key() + " was read without its version, " + attribute.path()
                            + ", which shows whether another writer has changed it; include it in fields(…)");
        }
        return version(attribute, asRead)
                .map(isThis)
                .orElseGet(() -> attribute.doesNotExist().or(attribute.hasType(AttributeValue.Type.NUL)));
    }

    private static <T> Optional<T> version(Attribute<T> attribute, Movie movie) {
        Attribute<AttributeValue> raw = attribute.as(value -> value, value -> value);
        boolean isNull =
                movie.get(raw).filter(v -> v.type() == AttributeValue.Type.NUL).isPresent();
        return isNull ? Optional.empty() : movie.get(attribute);
    }

    /** A missing version proves nothing: a writer that does not use versions may have removed it. */
    private static Function<Movie, Trace> trace(TextAttribute attribute, String written, Optional<String> read) {
        return stored -> {
            Optional<String> version = version(attribute, stored);
            if (version.filter(written::equals).isPresent()) {
                return Trace.MINE;
            }
            return version.isPresent() && version.equals(read) ? Trace.UNTOUCHED : Trace.NONE;
        };
    }
}
