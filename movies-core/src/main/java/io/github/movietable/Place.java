package io.github.movietable;

import io.github.movietable.model.InvalidMovieException;
import io.github.movietable.model.MovieKey;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A place in a read: at its beginning, at the beginning of a year, behind a movie, or at its end. */
record Place(Kind kind, int year, @Nullable String title) {
    /** Which kind of place, and the letter that stands for it in a cursor. */
    enum Kind {
        BEGINNING('b'),
        YEAR('y'),
        BEHIND('m'),
        END('e');

        private final char code;

        Kind(char code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static Kind of(int code) {
            return Stream.of(values())
                    .filter(kind -> kind.code == code)
                    .findFirst()
                    .orElseThrow(() -> new InvalidCursorException("it is damaged"));
        }
    }

    static final Place BEGINNING = new Place(Kind.BEGINNING, 0, null);
    static final Place END = new Place(Kind.END, 0, null);

    static Place atYear(int year) {
        return new Place(Kind.YEAR, year, null);
    }

    static Place behind(MovieKey key) {
        return new Place(Kind.BEHIND, key.year(), key.title());
    }

    /** The movie it is behind. */
    MovieKey key() {
        if (title == null) {
            throw new InvalidCursorException("it does not belong to this kind of read");
        }
        try {
            return MovieKey.of(year, title);
        } catch (InvalidMovieException e) {
            // whoever made up the cursor, it was not us
            throw new InvalidCursorException("it is damaged");
        }
    }
}
