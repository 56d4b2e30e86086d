package io.github.movietable.internal.json;

import io.github.movietable.internal.json.JsonText.Place;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A line that is no JSON, in a text whose next line can be read again.
 *
 * @param begin where the line's first character stands that is not blank
 * @param end the line break
 */
record BadLine(Place begin, Place end) {

    /** The first line behind a place that is not blank; null if the text can't be read on behind that line. */
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
        // an object may go over several lines; a line that begins otherwise ends at its line break
        boolean isObject = input.at(begin.offset()) == '{';
        return isFollowedByObject(end.offset(), !isObject, input) ? new BadLine(begin, end) : null;
    }

    private static Place next(Place place, KeptInput input) throws IOException {
        return input.at(place.offset()) == '\n'
                ? new Place(place.offset() + 1, place.line() + 1, 1)
                : new Place(place.offset() + 1, place.line(), place.column() + 1);
    }

    /** Whether an object begins on the next line that is not blank, or, if {@code orLater}, on any line after it. */
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
