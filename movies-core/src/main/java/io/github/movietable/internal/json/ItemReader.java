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
 * Reads the names and values of one item from a JSON parser. If DynamoDB can't store one of them, the reader remembers
 * this first problem and reads on to the end of the item.
 */
public final class ItemReader {
    /** The most characters of an item that are kept: ten times as many as DynamoDB stores. What follows is skipped. */
    private static final int MAX_WEIGHT = 4_000_000;

    /** What each name or value counts in addition to its characters: even an empty one takes memory. */
    private static final int EACH = 10;

    private static final AttributeValue NULL = AttributeValue.fromNul(true);

    private final JsonParser parser;
    private final int depth;
    private long weight;
    private @Nullable BrokenRuleException problem;

    /**
     * Creates a reader for the item at which the parser is.
     *
     * @param parser the parser, at the first token of the item
     * @param depth how many arrays and objects are around the item
     */
    public ItemReader(JsonParser parser, int depth) {
        this.parser = parser;
        this.depth = depth;
    }

    /**
     * The first problem of the item, among those found until now.
     *
     * @return the broken rule with its position, or null if there is no problem
     */
    public @Nullable BrokenRuleException problem() {
        return problem;
    }

    /**
     * Reports a problem of the item; only the first one is kept.
     *
     * @param pointer the position in the item, as a JSON pointer
     * @param rule the rule that is broken, in words
     */
    public void note(String pointer, String rule) {
        if (problem == null) {
            problem = new BrokenRuleException(pointer, rule);
        }
    }

    /** Reports a problem at the parser's position; only the first one is kept. */
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
     * Reads the value at whose first token the parser is.
     *
     * @return the value
     * @throws IOException if the text can't be read, or is not valid JSON
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
     * Reads the entries of an object.
     *
     * @param isBegun true if the parser is already inside the object, at its first name or its closing brace; false if
     *     it is at the opening brace
     * @return the values by name
     * @throws IOException if the text can't be read, or is not valid JSON
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
     * Reads and checks the name at which the parser is.
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
     * Adds an entry to an object, unless too much was read. A name that the object already has is a problem.
     *
     * @param map the entries of the object
     * @param name the name that was read
     * @param value the value that was read
     */
    public void put(Map<String, AttributeValue> map, String name, AttributeValue value) {
        if (!isTooHeavy() && map.put(name, value) != null) {
            note("a name may stand in an object once, and this one stands there again");
        }
    }

    /**
     * Reads the elements of an array.
     *
     * @param isBegun true if the parser is already inside the array: at its first element or, if that is an object, at
     *     the first name or the closing brace of it; false if the parser is at the opening bracket
     * @return the elements
     * @throws IOException if the text can't be read, or is not valid JSON
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
