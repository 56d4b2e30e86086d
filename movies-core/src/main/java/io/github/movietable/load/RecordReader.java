package io.github.movietable.load;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.movietable.internal.document.BrokenRuleException;
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

/** Reads one record as an item. Of what DynamoDB can't hold it notes the first, and reads on to the record's end. */
final class RecordReader {
    private final JsonText text;
    private final JsonParser parser;
    private final Walk walk;
    private final SourceOptions reading;
    private final Place begin;
    private final ItemReader reader;
    private boolean isOutput;

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
        this.reader = new ItemReader(parser, walk.depth());
        text.beginRecord(begin);
    }

    /** Reads the record; nothing if it is not one but has records within. */
    Optional<Read> read(long number, @Nullable String file) throws IOException {
        Map<String, AttributeValue> record = record();
        if (isOutput) {
            return Optional.empty();
        }
        Envelope envelope = Envelope.of(record, reading.format());
        Map<String, AttributeValue> item = envelope.open(record, reader::note);
        LoadRecord checked = checked(number, position(file), item, envelope);
        text.endRecord();
        return Optional.of(new Read(
                checked,
                envelope,
                reading.format() == null || Envelope.of(record, null).isTyped()));
    }

    /** A record that is beyond what is read, and is passed over; nothing if it does not end. */
    Optional<LoadRecord> skip(long number, @Nullable String file, String rule) throws IOException {
        if (isOutput || !text.skipRecord(begin, walk.depth())) {
            return Optional.empty();
        }
        return Optional.of(LoadRecord.rejected(number, position(file), rule, null));
    }

    private LoadRecord.Position position(@Nullable String file) {
        return new LoadRecord.Position(file, begin.line(), begin.column());
    }

    /** The object that is the record; an empty one, and a note of the problem, if it is no object. */
    private Map<String, AttributeValue> record() throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return walk.mayBeOutput() ? firstLevel() : reader.map(false);
        }
        if (parser.currentToken() == JsonToken.FIELD_NAME) {
            return reader.map(true);
        }
        reader.note("", "a movie is a JSON object with a year, a title, and anything else");
        parser.skipChildren();
        parser.finishToken();
        return Map.of();
    }

    private LoadRecord checked(
            long number, LoadRecord.Position position, Map<String, AttributeValue> item, Envelope envelope) {
        BrokenRuleException noted = reader.problem();
        InvalidMovieException problem;
        if (noted == null) {
            try {
                return LoadRecord.of(position, item, LoadRecord.write(number, item, envelope.isDeletion()));
            } catch (InvalidMovieException e) {
                problem = new InvalidMovieException(envelope.within() + e.pointer(), e.rule());
            }
        } else {
            problem = new InvalidMovieException(noted.pointer(), noted.rule());
        }
        String written = text.textSince(begin);
        // what is left of an item must not pass for it
        Map<String, AttributeValue> shown = written == null ? Map.of() : item;
        return new LoadRecord(
                number, position, shown, envelope.isDeletion(), null, problem, envelope.inner(written));
    }

    /** The object that is the record, or in which records stand. */
    private Map<String, AttributeValue> firstLevel() throws IOException {
        Map<String, AttributeValue> map = new LinkedHashMap<>();
        boolean mayBeOutput = true;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = reader.name();
            boolean isFirst = map.isEmpty();
            JsonToken value = parser.nextToken();
            if (mayBeOutput && walk.enter(name, isFirst)) {
                isOutput = true;
                return map;
            }
            // to know a request, a look was taken at what the first array begins with
            boolean isBegun = isFirst && value == JsonToken.START_ARRAY;
            reader.put(map, name, isBegun ? AttributeValue.fromL(reader.list(true)) : reader.value());
            mayBeOutput &= Level.isBeside(name);
        }
        return map;
    }
}
