package io.github.movietable.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import io.github.movietable.internal.document.BrokenRuleException;
import io.github.movietable.internal.document.ItemRules;
import io.github.movietable.internal.document.Numbers;
import io.github.movietable.internal.document.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads JSON as the values of one item. If DynamoDB can't hold something in it, the reader notes the first such thing
 * and reads on to the end.
 */
public final class ItemReader {
    /**
     * The most characters of an item that are kept: ten times as many as an item may have. Whatever follows is passed
     * over.
     */
    private static final int MAX_WEIGHT = 4_000_000;

    /** The weight of a name or value beside its characters: an empty one takes memory too. */
    private static final int EACH = 10;

    private static final AttributeValue NULL = AttributeValue.fromNul(true);

    private final JsonParser parser;
    private final int depth;
    private long weight;
    private @Nullable BrokenRuleException problem;

    /**
     * Begins to read the item at which the parser is.
     *
     * @param parser the parser
     * @param depth how many arrays and objects the item stands in
     */
    public ItemReader(JsonParser parser, int depth) {
        this.parser = parser;
        this.depth = depth;
    }

    /**
     * The first problem that was noted.
     *
     * @return what is wrong, or null if nothing is
     */
    public @Nullable BrokenRuleException problem() {
        return problem;
    }

    /**
     * Notes a problem, if it is the first.
     *
     * @param pointer where, as a JSON pointer
     * @param rule the rule that is broken
     */
    public void note(String pointer, String rule) {
        if (problem == null) {
            problem = new BrokenRuleException(pointer, rule);
        }
    }

    /** Notes a problem of the value that is being read. */
    private void note(String rule) {
        if (problem == null) {
            JsonPointer place = parser.getParsingContext().pathAsPointer();
            for (int i = 0; i < depth && place.tail() != null; i++) {
                place = place.tail();
            }
            note(place.toString(), rule);
        }
    }

    /**
     * Reads a value. The parser is at its first token.
     *
     * @return the value
     * @throws IOException if the text can't be read, or is no JSON
     */
    public AttributeValue value() throws IOException {
        weight += EACH;
        if (isTooHeavy()) {
            note(
                    "",
                    "a movie is read up to " + MAX_WEIGHT + " characters, each name and value counted as " + EACH
                            + " more");
            parser.skipChildren();
            return NULL;
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> AttributeValue.fromM(map(false));
            case START_ARRAY -> AttributeValue.fromL(list(false));
            case VALUE_STRING -> AttributeValue.fromS(text(parser.getText()));
            case VALUE_TRUE, VALUE_FALSE -> AttributeValue.fromBool(parser.getBooleanValue());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_NULL -> NULL;
            default -> {
                note("JSON has no such value");
                yield NULL;
            }
        };
    }

    private boolean isTooHeavy() {
        return weight > MAX_WEIGHT;
    }

    /**
     * Reads an object.
     *
     * @param isBegun whether the parser is at its first name, or at its end, and not at its beginning
     * @return the values by name
     * @throws IOException if the text can't be read, or is no JSON
     */
    public Map<String, AttributeValue> map(boolean isBegun) throws IOException {
        Map<String, AttributeValue> map = new LinkedHashMap<>();
        JsonToken token = isBegun ? parser.currentToken() : parser.nextToken();
        for (; token != JsonToken.END_OBJECT; token = parser.nextToken()) {
            String name = name();
            parser.nextToken();
            put(map, name, value());
        }
        return map;
    }

    /**
     * Reads the name at which the parser is.
     *
     * @return the name
     * @throws IOException if the text can't be read
     */
    public String name() throws IOException {
        String name = parser.currentName();
        weight += name.length() + EACH;
        try {
            ItemRules.checkName(name);
        } catch (BrokenRuleException e) {
            note(e.rule());
        }
        return name;
    }

    /**
     * Adds a value that was read to an object.
     *
     * @param map the object
     * @param name the name
     * @param value the value
     */
    public void put(Map<String, AttributeValue> map, String name, AttributeValue value) {
        if (!isTooHeavy() && map.put(name, value) != null) {
            note("a name may stand in an object once, and this one stands there again");
        }
    }

    /**
     * Reads an array.
     *
     * @param isBegun whether the parser is at its first element, or at the first name in that, and not at its beginning
     * @return the elements
     * @throws IOException if the text can't be read, or is no JSON
     */
    public List<AttributeValue> list(boolean isBegun) throws IOException {
        List<AttributeValue> list = new ArrayList<>();
        JsonToken token = isBegun ? parser.currentToken() : parser.nextToken();
        if (isBegun && (token == JsonToken.FIELD_NAME || token == JsonToken.END_OBJECT)) {
            list.add(AttributeValue.fromM(map(true)));
            token = parser.nextToken();
        }
        for (; token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            AttributeValue value = value();
            if (!isTooHeavy()) {
                list.add(value);
            }
        }
        return list;
    }

    private String text(String text) {
        weight += text.length();
        if (Texts.hasHalfPair(text)) {
            note(Texts.HALF_PAIR);
        }
        return text;
    }

    private AttributeValue number() throws IOException {
        try {
            return Numbers.read(parser.getText());
        } catch (IllegalArgumentException e) {
            note(String.valueOf(e.getMessage()));
            return NULL;
        }
    }
}
