package io.github.movietable;

import io.github.movietable.expression.Change;
import io.github.movietable.expression.MovieCondition;
import io.github.movietable.expression.TextAttribute;
import io.github.movietable.model.Movie;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The version a movie was read with and the one it is written with. It is random and not a counter: two writers can't
 * make the same, so a write whose answer was lost knows its own work again.
 */
record VersionMark(TextAttribute attribute, @Nullable String read, String written) {
    static VersionMark of(TextAttribute attribute, Optional<String> read) {
        return new VersionMark(attribute, read.orElse(null), UUID.randomUUID().toString());
    }

    MovieCondition isAsRead() {
        return read == null ? attribute.doesNotExist() : attribute.is(read);
    }

    Change change() {
        return Change.set(attribute, written);
    }

    boolean isWrittenIn(Movie stored) {
        return stored.get(attribute).filter(written::equals).isPresent();
    }
}
