package io.github.movietable;

import io.github.movietable.expression.Attribute;
import io.github.movietable.internal.write.Change;
import io.github.movietable.expression.MovieCondition;
import io.github.movietable.expression.NumberAttribute;
import io.github.movietable.expression.Settable;
import io.github.movietable.expression.TextAttribute;
import io.github.movietable.model.Movie;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The version a movie was read with and the one it is written with. No version, and one that is NULL, are equal: nobody
 * has written the movie by versions yet.
 *
 * @param isAsRead that the version is still the one that was read
 * @param change what writes the new version
 * @param marked a movie with the new version
 * @param isMine whether a stored movie can only be this write's work
 */
record VersionMark(MovieCondition isAsRead, Change change, UnaryOperator<Movie> marked, Predicate<Movie> isMine) {

    /** Two writers can't make the same random version, so a write whose answer was lost knows its own work again. */
    static VersionMark random(TextAttribute attribute, Movie asRead) {
        String written = UUID.randomUUID().toString();
        MovieCondition isAsRead = isAsRead(attribute, asRead, attribute::is);
        return of(attribute, written, isAsRead, stored -> isVersion(written, stored, attribute));
    }

    /** Two writers make the same next number, so none can be known by it. */
    static VersionMark counted(NumberAttribute attribute, Movie asRead) {
        BigDecimal next = version(attribute, asRead).orElse(BigDecimal.ZERO).add(BigDecimal.ONE);
        return of(attribute, next, isAsRead(attribute, asRead, attribute::is), stored -> false);
    }

    private static <V> VersionMark of(
            Settable<V> attribute, V written, MovieCondition isAsRead, Predicate<Movie> isMine) {
        return new VersionMark(
                isAsRead, Change.set(attribute, written), movie -> movie.with(attribute, written), isMine);
    }

    private static <T> MovieCondition isAsRead(
            Attribute<T> attribute, Movie asRead, Function<T, MovieCondition> isThis) {
        if (!asRead.isRead(attribute)) {
            throw new IllegalArgumentException("the movie " + asRead.key() + " was read without its version, "
                    + attribute.path() + ", by which others' writes are noticed; read it too, with fields(…)");
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

    private static boolean isVersion(String written, Movie stored, TextAttribute attribute) {
        return stored.get(attribute).filter(written::equals).isPresent();
    }

    boolean isWrittenIn(Movie stored) {
        return isMine.test(stored);
    }
}
