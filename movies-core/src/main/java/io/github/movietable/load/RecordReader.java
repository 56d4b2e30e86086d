package io.github.movietable.load;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.movietable.internal.document.BrokenRuleException;
import io.github.movietable.internal.document.ItemSize;
import io.github.movietable.internal.json.ItemReader;
import io.github.movietable.internal.json.JsonText;
import io.github.movietable.internal.json.JsonText.Place;
import io.github.movietable.model.InvalidMovieException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads one record as an item. It notes the first value that DynamoDB can't store, and reads to the record's end. */
final class RecordReader {
    private final JsonText text;
    private final JsonParser parser;
    private final Walk walk;
    private final SourceOptions options;
    private final Place begin;
    private final ItemReader reader;
    private boolean isOutput;

    /**
     * A record, and how it is written in the text.
     *
     * @param record the record
     * @param envelope the objects around the item
     * @param looksTyped whether its values look as if they had DynamoDB's types; always true if the format is detected
     */
    record Parsed(LoadRecord record, Envelope envelope, boolean looksTyped) {}

    RecordReader(JsonText text, Walk walk, ItemReader reader, SourceOptions options) {
        this.text = text;
        this.parser = text.parser();
        this.walk = walk;
        this.options = options;
        this.begin = walk.begin();
        this.reader = reader;
        reader.begin(parser, walk.depth());
        text.beginRecord(begin);
    }

    /** Reads the record; empty if the object turns out to contain records instead of being one. */
    Optional<Parsed> read(long number, @Nullable String file) throws IOException {
        Map<String, AttributeValue> record = record();
        if (isOutput) {
            return Optional.empty();
        }
        Envelope envelope = Envelope.of(record, options.format());
        Map<String, AttributeValue> item = envelope.open(record, reader::note);
        ItemSize size = item == record ? reader.size() : null;
        LoadRecord checked = checked(number, position(file), item, envelope, size);
        text.endRecord();
        return Optional.of(new Parsed(
                checked,
                envelope,
                options.format() == null || Envelope.of(record, null).isTyped()));
    }

    /** Skips a record that is too long or too deep to be read, which is rejected; empty if its end is not found. */
    Optional<LoadRecord> skip(long number, @Nullable String file, String rule) throws IOException {
        if (isOutput || !text.skipRecord(begin, walk.depth())) {
            return Optional.empty();
        }
        return Optional.of(LoadRecord.rejected(number, position(file), rule, null));
    }

    private LoadRecord.Position position(@Nullable String file) {
        return new LoadRecord.Position(file, begin.line(), begin.column());
    }

    /** The object that is the record. If the record is not an object, the result is empty and the problem is noted. */
    private Map<String, AttributeValue> record() throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return walk.mayBeOutput() ? firstLevel() : reader.attributes(false);
        }
        if (parser.currentToken() == JsonToken.FIELD_NAME) {
            return reader.attributes(true);
        }
        reader.note("", "a movie is a JSON object with a year, a title, and anything else");
        parser.skipChildren();
        parser.finishToken();
        return Map.of();
    }

    private LoadRecord checked(
            long number,
            LoadRecord.Position position,
            Map<String, AttributeValue> item,
            Envelope envelope,
            @Nullable ItemSize size) {
        BrokenRuleException noted = reader.problem();
        InvalidMovieException problem;
        if (noted == null) {
            try {
                return LoadRecord.of(position, LoadRecord.write(number, item, size, envelope.isDeletion()));
            } catch (InvalidMovieException e) {
                problem = new InvalidMovieException(envelope.within() + e.pointer(), e.rule());
            }
        } else {
            problem = new InvalidMovieException(noted.pointer(), noted.rule());
        }
        String written = text.textSince(begin);
        // without the text, the file for rejects would show the item, which lacks what can't be stored
        Map<String, AttributeValue> shown = written == null ? Map.of() : new LinkedHashMap<>(item);
        return new LoadRecord(number, position, shown, envelope.isDeletion(), null, problem, envelope.inner(written));
    }

    /** The members of the object, up to the first that shows that the object contains records. */
    private Map<String, AttributeValue> firstLevel() throws IOException {
        Map<String, AttributeValue> map = reader.attributes();
        boolean mayBeOutput = true;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = reader.name();
            boolean isFirst = map.isEmpty();
            JsonToken value = parser.nextToken();
            if (mayBeOutput && walk.enter(name, isFirst)) {
                isOutput = true;
                return map;
            }
            // the first token of the first array was read already, to tell a request from a movie
            boolean isBegun = isFirst && value == JsonToken.START_ARRAY;
            reader.put(map, name, isBegun ? reader.begunArray() : reader.value());
            mayBeOutput &= Level.isBeside(name);
        }
        return map;
    }
}
