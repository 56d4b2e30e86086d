package io.github.movietable.internal.json;

import io.github.movietable.internal.json.JsonText.Place;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A line that is not valid JSON, in a {@link JsonText} that can be read on after this line.
 *
 * @param begin the position of the first character of the line that is not blank
 * @param end the position of the line break that ends the line
 */
record BadLine(Place begin, Place end) {

    /** The first line that is not blank after a position; null if the text can't be read on after that line. */
    static @Nullable BadLine behind(Place place, KeptInput input) throws IOException {
        Place begin = place;
        while (Looks.isBlank(input.at(begin.offset()))) {
            begin = next(begin, input);
        }
        Place end = begin;
        while (input.at(end.offset()) != '\n') {
            if (input.at(end.offset()) < 0) {
                return null;
            }
            end = next(end, input);
        }
        // an object may continue on the next lines; anything else ends at the line break
        boolean isObject = input.at(begin.offset()) == '{';
        return isFollowedByObject(end.offset(), !isObject, input) ? new BadLine(begin, end) : null;
    }

    private static Place next(Place place, KeptInput input) throws IOException {
        return input.at(place.offset()) == '\n'
                ? new Place(place.offset() + 1, place.line() + 1, 1)
                : new Place(place.offset() + 1, place.line(), place.column() + 1);
    }

    /** Whether the next line that is not blank, or any later line if {@code orLater}, begins with an object. */
    private static boolean isFollowedByObject(long end, boolean orLater, KeptInput input) throws IOException {
        boolean isLineBegin = true;
        int b = input.at(end + 1);
        for (long place = end + 1; b >= 0; b = input.at(++place)) {
            if (isLineBegin && b == '{') {
                return true;
            }
            if (!orLater && !Looks.isBlank(b)) {
                return false;
            }
            isLineBegin = b == '\n';
        }
        return false;
    }
}
