package io.github.movietable.load;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import io.github.movietable.internal.call.MovieRules;
import io.github.movietable.internal.document.ItemRules;
import io.github.movietable.internal.document.Numbers;
import io.github.movietable.internal.document.Texts;
import io.github.movietable.model.InvalidMovieException;
import io.github.movietable.model.MovieKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads one record as an item. Of what DynamoDB can't hold it notes the first, and reads on to the record's end. */
final class RecordReader {
    /** In characters: ten times what an item may have. Of a record that has more the rest is passed over. */
    private static final int MAX_WEIGHT = 4_000_000;

    /** What a name or a value weighs for its own sake: it takes memory though it be empty. */
    private static final int EACH = 10;

    private static final AttributeValue NULL = AttributeValue.fromNul(true);

    private final JsonParser parser;
    private final KeptInput input;
    private final JsonRecords.Numbered numbered;
    private final @Nullable LoadFormat format;
    private long weight;
    private @Nullable InvalidMovieException problem;

    RecordReader(JsonParser parser, KeptInput input, JsonRecords.Numbered numbered, @Nullable LoadFormat format) {
        this.parser = parser;
        this.input = input;
        this.numbered = numbered;
        this.format = format;
    }

    LoadRecord read() throws IOException {
        JsonLocation begin = parser.currentTokenLocation();
        AttributeValue record = record();
        Envelope envelope = Envelope.of(record, format);
        Map<String, AttributeValue> item = envelope.open(record, this::note);
        check(item, envelope.within(record));
        long end = parser.currentLocation().getByteOffset();
        String text = problem == null ? null : input.text(Math.max(0, begin.getByteOffset()), end);
        input.letGo(end);
        LoadRecord.Position position = new LoadRecord.Position(numbered.file(), begin.getLineNr(), begin.getColumnNr());
        // what is left of an item must not pass for it
        boolean isShown = problem == null || text != null;
        Map<String, AttributeValue> whole = isShown ? item : Map.of();
        return new LoadRecord(numbered.number(), position, whole, problem, envelope.inner(text));
    }

    private AttributeValue record() throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return value();
        }
        note("", "a movie is a JSON object with a year, a title, and anything else");
        parser.skipChildren();
        parser.finishToken();
        return NULL;
    }

    private void check(Map<String, AttributeValue> item, String within) {
        try {
            if (problem == null) {
                MovieRules.check(MovieKey.in(item), item);
            }
        } catch (InvalidMovieException e) {
            note(within + e.pointer(), e.rule());
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
            note((isInArray() ? place.tail() : place).toString(), rule);
        }
    }

    /** Whether the records are elements of an array, which then begins every pointer. */
    private boolean isInArray() {
        JsonStreamContext context = parser.getParsingContext();
        while (!context.getParent().inRoot()) {
            context = context.getParent();
        }
        return context.inArray();
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
            case START_OBJECT -> AttributeValue.fromM(map());
            case START_ARRAY -> AttributeValue.fromL(list());
            case VALUE_STRING -> AttributeValue.fromS(text(parser.getText()));
            case VALUE_TRUE, VALUE_FALSE -> AttributeValue.fromBool(parser.getBooleanValue());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            default -> NULL;
        };
    }

    private boolean isTooHeavy() {
        return weight > MAX_WEIGHT;
    }

    private Map<String, AttributeValue> map() throws IOException {
        Map<String, AttributeValue> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = text(parser.currentName());
            weight += EACH;
            ItemRules.nameRule(name).ifPresent(this::note);
            parser.nextToken();
            AttributeValue value = value();
            if (!isTooHeavy() && map.put(name, value) != null) {
                note("a name may stand in an object once, and this one stands there again");
            }
        }
        return map;
    }

    private List<AttributeValue> list() throws IOException {
        List<AttributeValue> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
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
