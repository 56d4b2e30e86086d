package io.github.movietable.load;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** What is wrong with a source as a whole and where, in words that hold none of its data; Jackson's own quote it. */
final class JsonErrors {
    /** Of Jackson's words only these are known to hold none: "Name length (50001) exceeds the maximum allowed (50000". */
    private static final Pattern LIMIT =
            Pattern.compile("([A-Za-z ]+) \\((\\d+)\\) exceeds the maximum allowed \\((\\d+).*");

    private static final String EARLY = "it ends too early";

    private JsonErrors() {}

    /** An error as the parser begins, before there is much of a place. */
    static IOException atBegin(long record, IOException e) {
        JsonLocation own = e instanceof JacksonException json ? json.getLocation() : null;
        return placed(record, own == null ? "line 1, column 1" : place(own), what(e), e);
    }

    /**
     * An error with its place. Of errors that came from the bytes below, the parser does not know it.
     *
     * @param record the number of the record
     */
    static IOException at(long record, JsonParser parser, Utf8Input bytes, IOException e) {
        if (e instanceof ClosedByInterruptException) {
            return e;
        }
        JsonLocation reached = parser.currentLocation();
        if (e instanceof Shape) {
            return placed(record, place(reached), e.getMessage(), e);
        }
        if (!(e instanceof JacksonException json)) {
            return placed(record, bytes.place(), what(e), e);
        }
        String early = bytes.isEnd(reached.getByteOffset()) && !(e instanceof JsonEOFException) ? EARLY + ", or " : "";
        JsonLocation own = json.getLocation();
        return placed(record, place(own == null ? reached : own), early + what(e), e);
    }

    /** It is JSON, but not that of a source of movies. */
    static final class Shape extends IOException {
        private static final long serialVersionUID = 1L;

        Shape(String message) {
            super(message);
        }
    }

    private static IOException placed(long record, String place, @Nullable String what, IOException e) {
        return new IOException("record " + record + " (" + place + "): " + what, e);
    }

    private static String place(JsonLocation at) {
        return "line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private static @Nullable String what(IOException e) {
        if (e instanceof JsonEOFException) {
            return EARLY;
        }
        if (e instanceof StreamConstraintsException beyond) {
            return limit(beyond.getOriginalMessage());
        }
        if (e instanceof ZipException || e instanceof EOFException) {
            return "its compression by gzip is damaged, or ends too early";
        }
        return e instanceof JacksonException ? "it is not valid JSON" : e.getMessage();
    }

    private static String limit(String message) {
        Matcher matcher = LIMIT.matcher(message);
        return matcher.matches()
                ? "the " + matcher.group(1).toLowerCase(Locale.ROOT) + " is " + matcher.group(2) + ", and "
                        + matcher.group(3) + " is the most that is read"
                : "it goes beyond what is read";
    }
}
