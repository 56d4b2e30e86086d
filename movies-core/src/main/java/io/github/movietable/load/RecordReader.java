package io.github.movietable.load;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import io.github.movietable.internal.call.MovieRules;
import io.github.movietable.internal.document.ItemRules;
import io.github.movietable.internal.document.Numbers;
import io.github.movietable.internal.document.Texts;
import io.github.movietable.internal.json.JsonText;
import io.github.movietable.internal.json.JsonText.Place;
import io.github.movietable.model.InvalidMovieException;
import io.github.movietable.model.MovieKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads one record as an item. Of what DynamoDB can't hold it notes the first, and reads on to the record's end. */
final class RecordReader {
    /** In characters: ten times what an item may have. Of a record that has more the rest is passed over. */
    private static final int MAX_WEIGHT = 4_000_000;

    /** What a name or a value weighs for its own sake: it takes memory though it be empty. */
    private static final int EACH = 10;

    private static final AttributeValue NULL = AttributeValue.fromNul(true);

    private final JsonText text;
    private final JsonParser parser;
    private final Walk walk;
    private final SourceOptions reading;
    private final Place begin;
    private boolean isOutput;
    private long weight;
    private @Nullable InvalidMovieException problem;

    /**
     * What was read.
     *
     * @param record the record
     * @param envelope what it was wrapped in
     * @param looksTyped whether its values look as if they had types, or the format is found by looking
     */
    record Read(LoadRecord record, Envelope envelope, boolean looksTyped) {}

    RecordReader(JsonText text, Walk walk, SourceOptions reading) {
        this.text = text;
        this.parser = text.parser();
        this.walk = walk;
        this.reading = reading;
        this.begin = walk.begin();
        text.beginRecord(begin);
    }

    /** Reads the record; nothing if it is not one but has records within. */
    Optional<Read> read(long number, @Nullable String file) throws IOException {
        AttributeValue record = record();
        if (isOutput) {
            return Optional.empty();
        }
        Envelope envelope = Envelope.of(record, reading.format());
        Map<String, AttributeValue> item = envelope.open(record, this::note);
        check(item, envelope);
        String written = problem == null ? null : text.textSince(begin);
        text.endRecord();
        // what is left of an item must not pass for it
        boolean isShown = problem == null || written != null;
        Map<String, AttributeValue> whole = isShown ? item : Map.of();
        LoadRecord read =
                new LoadRecord(number, position(file), whole, problem, envelope.inner(written), envelope.isDeletion());
        return Optional.of(new Read(
                read,
                envelope,
                reading.format() == null || Envelope.of(record, null).isTyped()));
    }

    /** A record that is beyond what is read, and is passed over; nothing if it does not end. */
    Optional<LoadRecord> skip(long number, @Nullable String file, String rule) throws IOException {
        if (isOutput || !text.skipRecord(begin, walk.depth())) {
            return Optional.empty();
        }
        InvalidMovieException beyond = new InvalidMovieException("", rule);
        return Optional.of(new LoadRecord(number, position(file), Map.of(), beyond, null, false));
    }

    private LoadRecord.Position position(@Nullable String file) {
        return new LoadRecord.Position(file, begin.line(), begin.column());
    }

    private AttributeValue record() throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return AttributeValue.fromM(walk.mayBeOutput() ? firstLevel() : map(false));
        }
        if (parser.currentToken() == JsonToken.FIELD_NAME) {
            return AttributeValue.fromM(map(true));
        }
        note("", "a movie is a JSON object with a year, a title, and anything else");
        parser.skipChildren();
        parser.finishToken();
        return NULL;
    }

    private void check(Map<String, AttributeValue> item, Envelope envelope) {
        try {
            if (problem == null) {
                MovieRules.check(MovieKey.in(item), item);
            }
        } catch (InvalidMovieException e) {
            note(envelope.within() + e.pointer(), e.rule());
        }
    }

    private void note(String pointer, String rule) {
        if (problem == null) {
            problem = new InvalidMovieException(pointer, rule);
        }
    }

    /** Notes what is wrong with the value that is being read. */
    private void note(String rule) {
        if (problem == null) {
            JsonPointer place = parser.getParsingContext().pathAsPointer();
            // the arrays and objects around the record
            for (int i = 0; i < walk.depth() && place.tail() != null; i++) {
                place = place.tail();
            }
            note(place.toString(), rule);
        }
    }

    private AttributeValue value() throws IOException {
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
            default -> NULL;
        };
    }

    private boolean isTooHeavy() {
        return weight > MAX_WEIGHT;
    }

    /** The object that is the record, or in which records stand. */
    private Map<String, AttributeValue> firstLevel() throws IOException {
        Map<String, AttributeValue> map = new LinkedHashMap<>();
        boolean mayBeOutput = true;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = name();
            boolean isFirst = map.isEmpty();
            JsonToken value = parser.nextToken();
            if (mayBeOutput && walk.enter(name, isFirst)) {
                isOutput = true;
                return map;
            }
            // to know a request, a look was taken at what the first array begins with
            boolean isBegun = isFirst && value == JsonToken.START_ARRAY;
            put(map, name, isBegun ? AttributeValue.fromL(list(true)) : value());
            mayBeOutput &= Level.isBeside(name);
        }
        return map;
    }

    /** An object; of one that has begun the parser is at the first name, or at the end. */
    private Map<String, AttributeValue> map(boolean isBegun) throws IOException {
        Map<String, AttributeValue> map = new LinkedHashMap<>();
        JsonToken token = isBegun ? parser.currentToken() : parser.nextToken();
        for (; token != JsonToken.END_OBJECT; token = parser.nextToken()) {
            String name = name();
            parser.nextToken();
            put(map, name, value());
        }
        return map;
    }

    private String name() throws IOException {
        String name = text(parser.currentName());
        weight += EACH;
        ItemRules.nameRule(name).ifPresent(this::note);
        return name;
    }

    private void put(Map<String, AttributeValue> map, String name, AttributeValue value) {
        if (!isTooHeavy() && map.put(name, value) != null) {
            note("a name may stand in an object once, and this one stands there again");
        }
    }

    /** An array; of one that has begun the parser is at the first element, or at the first name in it. */
    private List<AttributeValue> list(boolean isBegun) throws IOException {
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
