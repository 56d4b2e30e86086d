package io.github.movietable.internal.json;

import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import io.github.movietable.internal.json.JsonText.Place;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** Names what stands in a text instead of JSON, and what JSON wants there; in words that hold nothing of the data. */
final class Diagnosis {
    private static final String NO_JSON = "it is not valid JSON";

    /** Words that other languages have; any other may be data, and is not said. */
    private static final Set<String> WORDS = Set.of(
            "NaN", "Infinity", "-Infinity", "INF", "-INF", "undefined", "None", "True", "False", "TRUE", "FALSE", "NULL",
            "Null", "nil", "nan", "inf");

    private static final Set<String> WHOLE = Set.of("true", "false", "null");

    private static final Map<Character, String> SIGNS = Map.ofEntries(
            Map.entry('\'', "a single quote"),
            Map.entry('`', "a backquote"),
            Map.entry('/', "a comment"),
            Map.entry('#', "a comment"),
            Map.entry(',', "a comma"),
            Map.entry(';', "a semicolon"),
            Map.entry(':', "a colon"),
            Map.entry('=', "an equals sign"),
            Map.entry('}', "a closing brace"),
            Map.entry(']', "a closing bracket"),
            Map.entry('{', "an opening brace"),
            Map.entry('[', "an opening bracket"),
            Map.entry('(', "an opening parenthesis"),
            Map.entry(')', "a closing parenthesis"),
            Map.entry('<', "an angle bracket, as of XML"),
            Map.entry('"', "a double quote"),
            Map.entry('+', "a plus sign"),
            Map.entry('.', "a point"));

    private final JsonText text;
    private final long place;

    private Diagnosis(JsonText text, long place) {
        this.text = text;
        this.place = place;
    }

    static String of(JsonText text, Place place) {
        try {
            return new Diagnosis(text, place.offset()).sentence();
        } catch (IOException e) {
            return NO_JSON;
        }
    }

    private String sentence() throws IOException {
        int at = text.at(place);
        if (at < 0) {
            return JsonErrors.EARLY;
        }
        if (at < ' ' && !Looks.isBlank(at) || inText(at)) {
            return NO_JSON + ": a " + (at == '\n' || at == '\r' ? "line break" : "control character")
                    + " stands in a text or name, where JSON wants it escaped, like \\n or \\u0000";
        }
        if (text.at(place - 1) == '\\' || at == '\\') {
            return NO_JSON + ": a backslash stands before a character that JSON does not escape";
        }
        long mark = markBegin();
        if (mark >= 0) {
            return NO_JSON + ": a second byte order mark stands where JSON wants " + wanted(mark);
        }
        long begin = wordBegin();
        String word = word(begin);
        if (isCutOff(begin, word)) {
            return JsonErrors.EARLY;
        }
        return NO_JSON + ": " + found(text.at(begin), word) + " stands where JSON wants " + wanted(begin);
    }

    /** At the end of a text that was cut off the parser sees a word that it does not know. */
    private boolean isCutOff(long begin, String word) throws IOException {
        boolean isBegin = !word.isEmpty() && WHOLE.stream().anyMatch(whole -> whole.startsWith(word));
        return text.at(begin + word.length()) < 0 && (isBegin || word.matches("-?[0-9.]*([eE][-+]?)?"));
    }

    /** A blank is an error nowhere but within a text. */
    private static boolean inText(int at) {
        return at == '\n' || at == '\r' || at == '\t';
    }

    private String found(int at, String word) {
        if (WORDS.contains(word)) {
            return word;
        }
        if (word.matches("[+-]?[0-9.].*")) {
            return "a number that is written otherwise than in JSON (no leading zero, plus or point)";
        }
        return word.isEmpty() ? SIGNS.getOrDefault((char) at, "a character of another kind") : "a word without quotes";
    }

    /** Where a byte order mark begins of which the parser has reached some byte; -1 if there is none. */
    private long markBegin() throws IOException {
        for (long begin = place - 3; begin <= place; begin++) {
            if (text.at(begin) == 0xEF && text.at(begin + 1) == 0xBB && text.at(begin + 2) == 0xBF) {
                return begin;
            }
        }
        return -1;
    }

    private long wordBegin() throws IOException {
        long begin = place;
        // the parser may be at the end of the word
        if (!isOfWord(text.at(begin)) && isOfWord(text.at(begin - 1))) {
            begin--;
        }
        while (isOfWord(text.at(begin)) && isOfWord(text.at(begin - 1))) {
            begin--;
        }
        return begin;
    }

    private String word(long begin) throws IOException {
        StringBuilder word = new StringBuilder();
        for (long i = begin; isOfWord(text.at(i)) && word.length() < 20; i++) {
            word.append((char) text.at(i));
        }
        return word.toString();
    }

    private static boolean isOfWord(int b) {
        return b > 0 && (Character.isLetterOrDigit(b) && b < 0x80 || b == '_' || b == '-' || b == '+' || b == '.');
    }

    private String wanted(long begin) throws IOException {
        long before = begin - 1;
        while (Looks.isBlank(text.at(before))) {
            before--;
        }
        JsonStreamContext context = text.parser().getParsingContext();
        if (context.inRoot()) {
            return "an object, an array or the end";
        }
        boolean inArray = context.inArray();
        return switch (text.at(before)) {
            case '{' -> "a name in double quotes, or a closing brace";
            case '[' -> "a value, or a closing bracket";
            case ':' -> "a value";
            case ',' -> inArray ? "another value behind the comma" : "another name in double quotes behind the comma";
            default ->
                text.parser().currentToken() == JsonToken.FIELD_NAME
                        ? "a colon"
                        : inArray ? "a comma, or a closing bracket" : "a comma, or a closing brace";
        };
    }
}
