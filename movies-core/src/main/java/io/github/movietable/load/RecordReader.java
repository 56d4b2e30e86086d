package io.github.movietable.load;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.movietable.expression.Numbers;
import io.github.movietable.model.InvalidMovieException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads one record as an item. Of what DynamoDB can't hold it notes the first, and reads on to the record's end. */
final class RecordReader {
    private static final int MAX_DEPTH = 32;
    private static final AttributeValue NULL = AttributeValue.fromNul(true);

    private final JsonParser parser;
    private final long number;
    private @Nullable InvalidMovieException problem;

    RecordReader(JsonParser parser, long number) {
        this.parser = parser;
        this.number = number;
    }

    LoadRecord read() throws IOException {
        long line = parser.currentTokenLocation().getLineNr();
        AttributeValue value = value("", 0);
        if (!value.hasM()) {
            note("", "a movie is a JSON object with a year, a title, and anything else");
        }
        return new LoadRecord(number, line, value.hasM() ? value.m() : Map.of(), problem);
    }

    private void note(String pointer, String rule) {
        if (problem == null) {
            problem = new InvalidMovieException(pointer, rule);
        }
    }

    private AttributeValue value(String pointer, int depth) throws IOException {
        if (depth == MAX_DEPTH + 1) {
            note(pointer, "values can be nested " + MAX_DEPTH + " deep");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> AttributeValue.fromM(map(pointer, depth));
            case START_ARRAY -> AttributeValue.fromL(list(pointer, depth));
            case VALUE_STRING -> AttributeValue.fromS(parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> AttributeValue.fromBool(parser.getBooleanValue());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(pointer);
            default -> NULL;
        };
    }

    private Map<String, AttributeValue> map(String pointer, int depth) throws IOException {
        Map<String, AttributeValue> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String inner = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            if (name.isEmpty()) {
                note(inner, "an attribute's name can't be empty");
            }
            parser.nextToken();
            map.put(name, value(inner, depth + 1));
        }
        return map;
    }

    private List<AttributeValue> list(String pointer, int depth) throws IOException {
        List<AttributeValue> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(pointer + "/" + list.size(), depth + 1));
        }
        return list;
    }

    private AttributeValue number(String pointer) throws IOException {
        try {
            return Numbers.encode(pointer, parser.getDecimalValue());
        } catch (IllegalArgumentException e) {
            note(pointer, "a number has up to 38 digits and lies between 1E-130 and 9.99E+125");
            return NULL;
        }
    }
}
