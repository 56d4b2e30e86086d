package io.github.movietable.internal.json;

import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import io.github.movietable.internal.json.JsonText.Place;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Describes an error in JSON: the wrong character or word, and what JSON allows there. It quotes none of the data. */
final class Diagnosis {
    private static final String NO_JSON = "it is not valid JSON";

    /** Literals of other programming languages, written in JSON by mistake. Messages quote only these: others may be data. */
    private static final Set<String> WORDS = Set.of(
            "NaN",
            "Infinity",
            "-Infinity",
            "INF",
            "-INF",
            "undefined",
            "None",
            "True",
            "False",
            "TRUE",
            "FALSE",
            "NULL",
            "Null",
            "nil",
            "nan",
            "inf");

    private static final String NUMBER = "-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?";

    /** The length of the longest escape: a backslash, a u and four digits. */
    private static final int ESCAPE = 6;

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
        String inText = inText(at);
        if (inText != null) {
            return NO_JSON + ": " + inText;
        }
        long begin = begin();
        String word = word(begin);
        if (isCutOff(begin, word)) {
            return JsonErrors.EARLY;
        }
        return NO_JSON + ": " + found(begin, word) + " stands where JSON wants " + wanted(begin);
    }

    /** Describes an error inside a string or name, where blanks and escapes can be errors; null if it is not inside. */
    private @Nullable String inText(int at) throws IOException {
        if (at == '\n' || at == '\r') {
            return "a line break stands in a text or name, where JSON wants it escaped: \\n";
        }
        if (isControl(at) || at == '\t' || isControl(text.at(place - 1))) {
            return "a control character stands in it, which JSON has in texts only, and escaped, like \\t or \\u0000";
        }
        for (long before = place; before > place - ESCAPE; before--) {
            boolean isDigits = before == place || before == place - 1 || text.at(before + 1) == 'u';
            if (text.at(before) == '\\' && isDigits) {
                return "a backslash stands before something that JSON does not escape";
            }
        }
        return null;
    }

    private static boolean isControl(int b) {
        return b >= 0 && b < ' ' && !Looks.isBlank(b);
    }

    /** Whether the input ends inside a word or number of JSON, which the parser then reports as an unknown word. */
    private boolean isCutOff(long begin, String word) throws IOException {
        boolean isBegin = !word.isEmpty() && WHOLE.stream().anyMatch(whole -> whole.startsWith(word));
        return text.at(begin + word.length()) < 0 && (isBegin || word.matches("-?[0-9.]*([eE][-+]?)?"));
    }

    private String found(long begin, String word) throws IOException {
        if (WORDS.contains(word)) {
            return word;
        }
        int at = text.at(begin);
        String sign = word.length() > 1 ? null : SIGNS.get((char) at);
        if (sign != null) {
            return sign;
        }
        if (word.isEmpty()) {
            return at < 0x80 ? "a character of another kind" : ofSeveralBytes(begin);
        }
        if (word.matches(NUMBER)) {
            return "a number";
        }
        return word.matches("[+-]?[0-9.].*|-")
                ? "a number that is written otherwise than in JSON (no leading zero, plus or point)"
                : "a word without quotes";
    }

    private String ofSeveralBytes(long begin) throws IOException {
        int first = text.at(begin) << 8 | text.at(begin + 1);
        int third = text.at(begin + 2);
        if (first == 0xEFBB && third == 0xBF) {
            return "a second byte order mark";
        }
        if (first == 0xE280 && third >= 0x98 && third <= 0x9F) {
            return "a typographic quote";
        }
        return first == 0xC2A0 ? "a space that does not break" : "a character of another kind";
    }

    /** The position at which the refused character or word begins; the parser may report the end of that word. */
    private long begin() throws IOException {
        long begin = place;
        while (isContinuation(text.at(begin)) && begin > 0) {
            begin--;
        }
        boolean isBehind = !isOfWord(text.at(begin)) && isOfWord(text.at(begin - 1));
        long word = wordBegin(isBehind ? begin - 1 : begin);
        // a valid word or number is not refused: then the refused character is the one after it
        return isBehind && word(word).matches(NUMBER + "|true|false|null") ? begin : word;
    }

    private static boolean isContinuation(int b) {
        return b >= 0x80 && b < 0xC0;
    }

    private long wordBegin(long in) throws IOException {
        long begin = in;
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
        return b > 0 && b < 0x80 && (Character.isLetterOrDigit(b) || b == '_' || b == '-' || b == '+' || b == '.');
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
            case ',' -> inArray ? "another value after the comma" : "another name in double quotes after the comma";
            default ->
                text.parser().currentToken() == JsonToken.FIELD_NAME
                        ? "a colon"
                        : inArray ? "a comma, or a closing bracket" : "a comma, or a closing brace";
        };
    }
}
