package io.github.movietable.load;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.movietable.internal.json.JsonErrors;
import io.github.movietable.internal.json.JsonText;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Moves through a text from record to record. Records are in an array, or one after the other, or within the objects
 * that DynamoDB's tools write around them. Only the arrays and objects around the present position are kept.
 */
final class Walk {
    private static final Set<String> REQUESTS = Set.of("PutRequest", "DeleteRequest");

    private final JsonText text;
    private final Tables tables;
    private final SourceOptions options;
    private final Deque<Level> levels = new ArrayDeque<>();
    private @Nullable String table;
    private @Nullable String modelled;
    private JsonText.@Nullable Place begun;
    private boolean isAtToken = true;
    private boolean hasArray;
    private boolean hasTables;

    Walk(JsonText text, Tables tables, SourceOptions options) {
        this.text = text;
        this.tables = tables;
        this.options = options;
        levels.push(Level.TEXT);
    }

    private JsonParser parser() {
        return text.parser();
    }

    /** The number of arrays and objects around a record. */
    int depth() {
        return levels.size() - 1;
    }

    boolean isInArray() {
        return levels.peek() == Level.ARRAY;
    }

    boolean isInText() {
        return depth() == 0;
    }

    /** Whether the records so far belong to tables that the source names. */
    boolean hasTables() {
        return hasTables;
    }

    /** The table that the source names for the record; null if it names none. */
    @Nullable
    String table() {
        return table;
    }

    /** Whether an object that begins here may contain records instead of being one. */
    boolean mayBeOutput() {
        return options.isFoundByLooking() && (levels.peek() == Level.TEXT || levels.peek() == Level.ARRAY);
    }

    /** The position at which the present record begins. The parser may have read its first tokens already. */
    JsonText.Place begin() {
        JsonText.Place begin = begun == null ? text.here() : begun;
        begun = null;
        return begin;
    }

    /** Moves to the next record; false at the end. The parser is then at its first token or its first member's name. */
    boolean toNext() throws IOException {
        while (true) {
            JsonToken token = isAtToken ? parser().currentToken() : parser().nextToken();
            isAtToken = false;
            if (token == null) {
                return false;
            }
            if (isRecord(token)) {
                return true;
            }
        }
    }

    private boolean isRecord(JsonToken token) throws IOException {
        return switch (levels.getFirst()) {
            case TEXT -> isRecordOfText(token);
            case ARRAY, RECORDS -> token != JsonToken.END_ARRAY || leave();
            case OUTPUT -> token == JsonToken.END_OBJECT ? leave() : passField();
            case TABLES -> token == JsonToken.END_OBJECT ? leave() : passTable();
            case MODELS -> token == JsonToken.END_ARRAY ? leave() : passModel(token);
            case MODEL -> token == JsonToken.END_OBJECT ? leave() : passPartOfModel();
        };
    }

    private boolean leave() {
        if (levels.pop() == Level.RECORDS) {
            table = null;
        }
        if (isInText()) {
            text.endAround();
        }
        return false;
    }

    private boolean isRecordOfText(JsonToken token) throws IOException {
        boolean isArray = token == JsonToken.START_ARRAY;
        if (hasArray && options.format() == LoadFormat.JSON_ARRAY) {
            throw new JsonErrors.Shape("something follows the end of the array");
        }
        if (isArray && options.format() != LoadFormat.JSON_LINES) {
            levels.push(Level.ARRAY);
            hasArray = true;
            return false;
        }
        return true;
    }

    private boolean passField() throws IOException {
        String name = parser().currentName();
        parser().nextToken();
        if (name.equals("year") || name.equals("title")) {
            throw new JsonErrors.Shape("an object has the " + name + " of a movie beside records of movies; if it is a"
                    + " movie, say so by format(LoadFormat.JSON_LINES) or format(LoadFormat.JSON_ARRAY)");
        }
        if (!enterKnown(name)) {
            parser().skipChildren();
        }
        return false;
    }

    private boolean passTable() throws IOException {
        String name = parser().currentName();
        JsonToken value = parser().nextToken();
        if (value == JsonToken.START_ARRAY) {
            enterRecords(name);
        } else if (value == JsonToken.START_OBJECT) {
            throw new JsonErrors.Shape(
                    "it is a request of batch-get-item, which has no movies; load the response to it instead");
        }
        return false;
    }

    private void enterRecords(String name) throws IOException {
        hasTables = true;
        if (tables.takes(name)) {
            levels.push(Level.RECORDS);
            table = name;
        } else {
            parser().skipChildren();
        }
    }

    private boolean passModel(JsonToken token) throws IOException {
        if (token == JsonToken.START_OBJECT) {
            levels.push(Level.MODEL);
            modelled = null;
        } else {
            parser().skipChildren();
        }
        return false;
    }

    private boolean passPartOfModel() throws IOException {
        String name = parser().currentName();
        JsonToken value = parser().nextToken();
        if (name.equals("TableName")) {
            modelled = parser().getText();
        }
        if (!name.equals("TableData") || value != JsonToken.START_ARRAY) {
            parser().skipChildren();
            return false;
        }
        if (modelled == null) {
            throw new JsonErrors.Shape("a table of the model has its TableData before its TableName, or has no name");
        }
        enterRecords(modelled);
        return false;
    }

    /**
     * Enters an object if one of its members shows that it contains records. The parser is at that member's value.
     *
     * @param isFirst whether it is the first member of the object
     */
    boolean enter(String name, boolean isFirst) throws IOException {
        JsonToken value = parser().currentToken();
        levels.push(Level.OUTPUT);
        if (enterKnown(name)) {
            return true;
        }
        levels.pop();
        return isFirst && value == JsonToken.START_ARRAY && enterRequests(name);
    }

    private boolean enterKnown(String name) throws IOException {
        JsonToken value = parser().currentToken();
        Level level = Level.of(name, value);
        if (level == null) {
            return false;
        }
        levels.push(level);
        return true;
    }

    /**
     * Enters a file of requests: its first member is a table's name, with an array whose first element is a request.
     */
    private boolean enterRequests(String name) throws IOException {
        if (parser().nextToken() != JsonToken.START_OBJECT) {
            return false;
        }
        JsonText.Place first = text.here();
        if (parser().nextToken() != JsonToken.FIELD_NAME || !REQUESTS.contains(parser().currentName())) {
            return false;
        }
        levels.push(Level.TABLES);
        hasTables = true;
        if (tables.takes(name)) {
            levels.push(Level.RECORDS);
            table = name;
            isAtToken = true;
            begun = first;
        } else {
            skipRest();
        }
        return true;
    }

    /** Skips to the end of an array; the parser is in the first object of the array. */
    private void skipRest() throws IOException {
        for (int depth = 2; depth > 0; ) {
            JsonToken token = parser().nextToken();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        }
    }
}
