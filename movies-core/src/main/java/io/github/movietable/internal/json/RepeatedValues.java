package io.github.movietable.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import io.github.movietable.internal.document.Numbers;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Makes values of texts and numbers. A source repeats many texts and numbers, such as genres and years, so this class
 * keeps their values and gives the same value again: making a value takes over 200 bytes, and more time than finding it
 * here. A value's characters determine its place in an array, where it replaces an earlier value; so the memory is
 * bounded.
 */
final class RepeatedValues {
    private static final int LONGEST = 24;

    private final @Nullable AttributeValue[] kept;

    /**
     * Creates a maker of values.
     *
     * @param places how many values are kept, a power of two
     */
    RepeatedValues(int places) {
        this.kept = new AttributeValue[places];
    }

    /** The value of the text at which the parser is. */
    AttributeValue text(JsonParser parser) throws IOException {
        return made(parser, false);
    }

    /**
     * The value of the number at which the parser is.
     *
     * @throws IllegalArgumentException if DynamoDB can't store the number
     */
    AttributeValue number(JsonParser parser) throws IOException {
        return made(parser, true);
    }

    private AttributeValue made(JsonParser parser, boolean isNumber) throws IOException {
        char[] text = parser.getTextCharacters();
        int begin = parser.getTextOffset();
        int length = parser.getTextLength();
        if (length > LONGEST) {
            return made(new String(text, begin, length), isNumber);
        }
        int place = hash(text, begin, length) & (kept.length - 1);
        AttributeValue value = kept[place];
        if (value == null || !isSame(isNumber ? value.n() : value.s(), text, begin, length)) {
            value = made(new String(text, begin, length), isNumber);
            kept[place] = value;
        }
        return value;
    }

    /** Mixes the length and six of the characters, which tell most texts apart. */
    private static int hash(char[] text, int begin, int length) {
        int hash = length;
        for (int sixth = 0; sixth < 6 && length > 0; sixth++) {
            hash = 31 * hash + text[begin + sixth * (length - 1) / 5];
        }
        return hash ^ (hash >>> 15);
    }

    private static AttributeValue made(String text, boolean isNumber) {
        return isNumber ? Numbers.read(text) : AttributeValue.fromS(text);
    }

    private static boolean isSame(@Nullable String made, char[] text, int begin, int length) {
        if (made == null || made.length() != length) {
            return false;
        }
        int same = 0;
        while (same < length && made.charAt(same) == text[begin + same]) {
            same++;
        }
        return same == length;
    }
}
