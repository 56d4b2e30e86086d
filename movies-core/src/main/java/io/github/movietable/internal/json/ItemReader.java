package io.github.movietable.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import io.github.movietable.internal.document.BrokenRuleException;
import io.github.movietable.internal.document.ItemRules;
import io.github.movietable.internal.document.ItemSize;
import io.github.movietable.internal.document.Measure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads the names and values of items from a JSON parser, one item after the other, and measures each item while it is
 * read. If DynamoDB can't store a name or value, the reader remembers this first problem and reads on to the end of the
 * item.
 */
public final class ItemReader {
    /** The most characters of an item that are kept: ten times as many as DynamoDB stores. The rest is skipped. */
    private static final int MAX_WEIGHT = 4_000_000;

    /** Added to the number of characters of each name and value, because even an empty one takes memory. */
    private static final int EACH = 10;

    /** How many values of a source are kept, to be used again. */
    private static final int REPEATED = 2048;

    /** Larger maps and lists are not reused for the next entries, because clearing them would take time. */
    private static final int MOST_COLLECTED = 64;

    private static final AttributeValue NULL = AttributeValue.fromNul(true);

    private final RepeatedValues values;
    private final Measure measure = new Measure();

    /** The collections that are reused at each level of nesting; the item's own level is the first. */
    private final List<Collected> levels = new ArrayList<>(List.of(new Collected()));

    private JsonParser parser;
    private int depth;
    private int level;
    private boolean isTooDeep;
    private long weight;
    private @Nullable BrokenRuleException problem;

    /** The entries of one map, or the elements of one list, until a value is made of a copy of them. */
    private record Collected(Map<String, AttributeValue> map, List<AttributeValue> list) {
        Collected() {
            this(new LinkedHashMap<>(), new ArrayList<>());
        }

        boolean isSmall() {
            return map.size() <= MOST_COLLECTED && list.size() <= MOST_COLLECTED;
        }
    }

    private ItemReader(JsonParser parser, int repeated) {
        this.values = new RepeatedValues(repeated);
        this.parser = parser;
    }

    /**
     * Creates a reader for one item.
     *
     * @param parser the parser, at the first token of the item
     * @return the reader, at the beginning of the item
     */
    static ItemReader ofOne(JsonParser parser) {
        return new ItemReader(parser, 1);
    }

    /**
     * Creates a reader for many items; {@link #begin} is to be called before each.
     *
     * @param parser the parser
     * @return the reader
     */
    public static ItemReader ofMany(JsonParser parser) {
        return new ItemReader(parser, REPEATED);
    }

    /**
     * Begins an item.
     *
     * @param at the parser, at the first token of the item
     * @param around how many arrays and objects are around the item
     */
    public void begin(JsonParser at, int around) {
        if (level > 0) {
            // the item before ended within a map or list, because it is not valid JSON
            levels.clear();
            levels.add(new Collected());
        }
        empty(0);
        parser = at;
        depth = around;
        level = 0;
        isTooDeep = false;
        weight = 0;
        problem = null;
        measure.clear();
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
     * The size of the item that was read. {@link ItemRules#check} would return the same, after it has looked at every
     * value again.
     *
     * @return the size; null if the item breaks a rule
     */
    public @Nullable ItemSize size() {
        return problem == null && !isTooDeep && measure.isStorable() ? measure.size() : null;
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
     * Reads the value whose first token is the parser's current one.
     *
     * @return the value
     * @throws IOException if the text can't be read, or is not valid JSON
     */
    public AttributeValue value() throws IOException {
        weight += EACH;
        if (isTooHeavy()) {
            return skipped();
        }
        measure.value();
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(false);
            case START_ARRAY -> array(false);
            case VALUE_STRING -> text();
            case VALUE_TRUE, VALUE_FALSE -> {
                measure.word();
                yield AttributeValue.fromBool(parser.getBooleanValue());
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_NULL -> {
                measure.word();
                yield NULL;
            }
            default -> {
                note("JSON has no such value");
                yield NULL;
            }
        };
    }

    private AttributeValue skipped() throws IOException {
        note(
                "",
                "a movie is read up to " + MAX_WEIGHT + " characters, each name and value counted as " + EACH
                        + " more");
        parser.skipChildren();
        return NULL;
    }

    private boolean isTooHeavy() {
        return weight > MAX_WEIGHT;
    }

    /**
     * The attributes of the item, to be filled by the caller or by {@link #attributes(boolean)}.
     *
     * @return a map that is empty at the beginning of the item, and is used again for the next item
     */
    public Map<String, AttributeValue> attributes() {
        return levels.get(0).map();
    }

    /**
     * Reads the attributes of the item.
     *
     * @param isBegun true if the parser is already inside the object, at its first name or its closing brace; false if
     *     it is at the opening brace
     * @return the values by name, in a map that is used again for the next item
     * @throws IOException if the text can't be read, or is not valid JSON
     */
    public Map<String, AttributeValue> attributes(boolean isBegun) throws IOException {
        return filled(attributes(), isBegun);
    }

    private Map<String, AttributeValue> filled(Map<String, AttributeValue> map, boolean isBegun) throws IOException {
        JsonToken token = isBegun ? parser.currentToken() : parser.nextToken();
        for (; token != JsonToken.END_OBJECT; token = parser.nextToken()) {
            String name = name();
            parser.nextToken();
            put(map, name, value());
        }
        return map;
    }

    private AttributeValue object(boolean isBegun) throws IOException {
        Map<String, AttributeValue> map = filled(deeper().map(), isBegun);
        measure.map(map.size());
        AttributeValue value = AttributeValue.fromM(map);
        leave();
        return value;
    }

    /** Enters a map or list within the item. */
    private Collected deeper() {
        level++;
        isTooDeep |= level >= ItemRules.MAX_LEVELS;
        if (level == levels.size()) {
            levels.add(new Collected());
        }
        return levels.get(level);
    }

    private void leave() {
        empty(level);
        level--;
    }

    private void empty(int at) {
        Collected collected = levels.get(at);
        if (collected.isSmall()) {
            collected.map().clear();
            collected.list().clear();
        } else {
            levels.set(at, new Collected());
        }
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
            measure.name(name);
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
            note("this name occurs twice in the same object");
        }
    }

    /**
     * Reads an array that the parser is already inside: at its first element or, if that is an object, at the first name
     * or the closing brace of it.
     *
     * @return the array as a value
     * @throws IOException if the text can't be read, or is not valid JSON
     */
    public AttributeValue begunArray() throws IOException {
        measure.value();
        return array(true);
    }

    private AttributeValue array(boolean isBegun) throws IOException {
        List<AttributeValue> list = deeper().list();
        JsonToken token = isBegun ? parser.currentToken() : parser.nextToken();
        if (isBegun && (token == JsonToken.FIELD_NAME || token == JsonToken.END_OBJECT)) {
            measure.value();
            list.add(object(true));
            token = parser.nextToken();
        }
        for (; token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            AttributeValue value = value();
            if (!isTooHeavy()) {
                list.add(value);
            }
        }
        measure.list(list.size());
        AttributeValue value = AttributeValue.fromL(list);
        leave();
        return value;
    }

    private AttributeValue text() throws IOException {
        AttributeValue value = values.text(parser);
        weight += value.s().length();
        try {
            measure.text(value.s());
        } catch (BrokenRuleException e) {
            note(e.rule());
        }
        return value;
    }

    private AttributeValue number() throws IOException {
        try {
            AttributeValue value = values.number(parser);
            measure.number(value.n());
            return value;
        } catch (IllegalArgumentException e) {
            note(String.valueOf(e.getMessage()));
            return NULL;
        }
    }
}
