package io.github.movietable.load;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;

/** Jackson's errors in words that hold none of the file's data; Jackson's own quote it. */
final class JsonErrors {
    private JsonErrors() {}

    static String describe(JacksonException e) {
        return what(e) + at(e.getLocation());
    }

    private static String what(JacksonException e) {
        if (e instanceof JsonEOFException) {
            return "it ends in the middle of a record";
        }
        if (e instanceof StreamConstraintsException) {
            return "it goes beyond what is read: a text of over 20,000,000 characters, a name of over 50,000, a number of"
                    + " over 1,000 digits, or values nested over 500 deep";
        }
        return "it is not valid JSON";
    }

    static String at(JsonLocation location) {
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}
