package io.github.movietable.internal.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.github.movietable.internal.json.JsonText.Place;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Describes errors that make a whole source unreadable, with their positions, in words that contain none of its data.
 * Jackson's own messages quote the data.
 */
public final class JsonErrors {
    /**
     * The only message of Jackson that is known to contain no data: "Name length (50001) exceeds the maximum allowed
     * (50000".
     */
    private static final Pattern LIMIT =
            Pattern.compile("([A-Za-z ]+) \\((\\d+)\\) exceeds the maximum allowed \\((\\d+).*");

    static final String EARLY = "it ends too early";

    private JsonErrors() {}

    /**
     * Adds a position to an error at the beginning of a text, before there is a parser that knows the position.
     *
     * @param record the number of the record that was being read, for the message
     * @param e the error to describe
     * @return an error whose message has the record, the line and the column
     */
    public static IOException atBegin(long record, IOException e) {
        JsonLocation own = e instanceof JacksonException json ? json.getLocation() : null;
        Place place = own == null ? new Place(0, 1, 1) : new Place(0, own.getLineNr(), own.getColumnNr());
        return placed(record, place.toString(), what(e), e);
    }

    /**
     * Adds the position to an error. If reading the bytes failed, the position is after the last byte that was read,
     * which the parser does not know.
     *
     * @param record the number of the record that was being read, for the message
     * @param text the text in which the error is
     * @param e the error to describe
     * @return an error whose message has the record, the line and the column
     */
    public static IOException at(long record, JsonText text, IOException e) {
        if (e instanceof ClosedByInterruptException) {
            return e;
        }
        if (e instanceof Shape shape) {
            Place place = shape.place == null ? text.reached() : shape.place;
            return placed(record, place.toString(), e.getMessage(), e);
        }
        if (!(e instanceof JacksonException json)) {
            return placed(record, text.bytes().place(), what(e), e);
        }
        return placed(record, place(text, json).toString(), said(text, json), e);
    }

    /**
     * Describes an error in words, without its position.
     *
     * @param text the text in which the error is
     * @param e the error to describe
     * @return a sentence
     */
    public static String said(JsonText text, JacksonException e) {
        boolean isWrong = !(e instanceof JsonEOFException || e instanceof StreamConstraintsException);
        return isWrong ? Diagnosis.of(text, place(text, e)) : String.valueOf(what(e));
    }

    /**
     * Describes an error in words, followed by its position.
     *
     * @param text the text in which the error is
     * @param e the error to describe
     * @return a sentence
     */
    public static String saidAndWhere(JsonText text, JacksonException e) {
        return said(text, e) + " (" + place(text, e) + ")";
    }

    private static Place place(JsonText text, JacksonException e) {
        JsonLocation own = e.getLocation();
        return own == null ? text.reached() : text.place(own);
    }

    /** Thrown if a text is valid JSON, but its structure is not that of a source of records. */
    public static final class Shape extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient @Nullable Place place;

        /**
         * Creates the exception for the position up to which the text was read.
         *
         * @param message what is wrong
         */
        public Shape(String message) {
            this(message, null);
        }

        /**
         * Creates the exception for a position.
         *
         * @param message what is wrong
         * @param place the position of the error; null for the one up to which the text was read
         */
        public Shape(String message, @Nullable Place place) {
            super(message);
            this.place = place;
        }
    }

    private static IOException placed(long record, String place, @Nullable String what, IOException e) {
        return new IOException("record " + record + " (" + place + "): " + what, e);
    }

    static @Nullable String what(IOException e) {
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
