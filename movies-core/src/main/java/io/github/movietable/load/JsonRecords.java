package io.github.movietable.load;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.github.movietable.internal.json.ItemReader;
import io.github.movietable.internal.json.JsonErrors;
import io.github.movietable.internal.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads records one at a time from JSON text, in any {@link LoadFormat}. */
final class JsonRecords implements Source.Records {
    private final JsonText text;
    private final Walk walk;
    private final ItemReader items;
    private final SourceOptions options;
    private final @Nullable String file;
    private final long bytesTotal;
    private final long before;
    private long records;
    private boolean hasChanges;
    private boolean isEnded;

    /**
     * Opens a text and reads its first token.
     *
     * @param raw UTF-8, with or without a byte order mark, compressed by gzip or not
     * @param file the file's name; null if the text is not from a file
     * @param options how to read it
     * @param tables chooses which records are read, if they name their tables
     * @param before the number of records in the files before this one
     */
    static JsonRecords open(
            InputStream raw, @Nullable String file, SourceOptions options, Tables tables, long before, long bytesTotal)
            throws IOException {
        try {
            JsonText text = JsonText.open(raw, options.isDigested());
            JsonRecords records = new JsonRecords(text, file, options, tables, before, bytesTotal);
            records.begin();
            return records;
        } catch (IOException e) {
            raw.close();
            throw JsonErrors.atBegin(before + 1, e);
        }
    }

    private JsonRecords(
            JsonText text, @Nullable String file, SourceOptions options, Tables tables, long before, long bytesTotal) {
        this.text = text;
        this.walk = new Walk(text, tables, options);
        this.items = ItemReader.ofMany(text.parser());
        this.options = options;
        this.file = file;
        this.before = before;
        this.records = before;
        this.bytesTotal = bytesTotal;
    }

    private void begin() throws IOException {
        JsonToken first = text.parser().nextToken();
        boolean isArray = first == JsonToken.START_ARRAY;
        if (isArray && options.format() == LoadFormat.JSON_LINES) {
            throw notArray();
        }
        if (!isArray && options.format() == LoadFormat.JSON_ARRAY) {
            throw new JsonErrors.Shape(
                    first == null ? "it is empty, and has no array" : "it does not begin with an array");
        }
    }

    private JsonErrors.Shape notArray() {
        return new JsonErrors.Shape("it is one JSON array, and not " + options.format(), new JsonText.Place(0, 1, 1));
    }

    @Override
    public Optional<LoadRecord> next() throws IOException {
        try {
            Optional<LoadRecord> next = Optional.empty();
            while (next.isEmpty() && !isEnded) {
                next = nextOrNothing();
            }
            records += next.isPresent() ? 1 : 0;
            return next;
        } catch (IOException e) {
            throw JsonErrors.at(records + 1, text, e);
        }
    }

    /** Reads one record; empty at the end, and if an object turns out to contain records instead of being one. */
    private Optional<LoadRecord> nextOrNothing() throws IOException {
        RecordReader reader = null;
        try {
            isEnded = !walk.toNext();
            if (isEnded) {
                return Optional.empty();
            }
            reader = new RecordReader(text, walk, items, options);
            Optional<RecordReader.Parsed> parsed = reader.read(records + 1, file);
            return parsed.isPresent() ? Optional.of(noted(parsed.get())) : Optional.empty();
        } catch (StreamConstraintsException e) {
            return passRecord(reader, e);
        } catch (JsonParseException e) {
            return passLine(e);
        }
    }

    private LoadRecord noted(RecordReader.Parsed parsed) throws IOException {
        hasChanges |= parsed.envelope().isChange();
        if (parsed.record().isDeletion() && !options.appliesDeletes()) {
            LoadRecord.Position at = parsed.record().position();
            throw Survey.late(new JsonText.Place(0, at.line(), at.column()));
        }
        if (walk.isInArray()
                && records == before
                && options.format() == LoadFormat.DYNAMODB_JSON
                && !parsed.looksTyped()) {
            throw notArray();
        }
        return parsed.record();
    }

    private Optional<LoadRecord> passRecord(@Nullable RecordReader reader, StreamConstraintsException e)
            throws IOException {
        Optional<LoadRecord> passed =
                reader == null ? Optional.empty() : reader.skip(records + 1, file, JsonErrors.said(text, e));
        if (passed.isEmpty()) {
            throw e;
        }
        return passed;
    }

    private Optional<LoadRecord> passLine(JsonParseException e) throws IOException {
        if (!walk.isInText() || options.format() == LoadFormat.JSON_ARRAY) {
            throw e;
        }
        String said = JsonErrors.saidAndWhere(text, e);
        JsonText.Line line = text.skipLine().orElseThrow(() -> e);
        LoadRecord.Position position =
                new LoadRecord.Position(file, line.begin().line(), line.begin().column());
        return Optional.of(LoadRecord.rejected(records + 1, position, said, quoted(line.text())));
    }

    /** The line as a JSON string, so that the file of rejects stays valid JSON. */
    private static String quoted(String line) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(line)) + '"';
    }

    /** Opens a text whose format is detected. Records that name their table are refused. */
    static JsonRecords open(InputStream raw) throws IOException {
        SourceOptions options = new SourceOptions(null, "", false, false);
        return open(raw, null, options, new Tables(""), 0, 0);
    }

    /** Whether the records read so far name their tables. */
    boolean hasTables() {
        return walk.hasTables();
    }

    /** Whether a record was read of a kind that can also be a deletion. */
    boolean hasChanges() {
        return hasChanges;
    }

    /** The table that the source names for the last record; null if it names none. */
    @Nullable
    String table() {
        return walk.table();
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** How many records of this text were read, without those of the files before it. */
    long count() {
        return records - before;
    }

    @Override
    public Source.Found found() {
        return new Source.Found(List.of(), isEmpty());
    }

    @Override
    public long bytesRead() {
        return text.bytesRead();
    }

    @Override
    public long bytesTotal() {
        return bytesTotal;
    }

    @Override
    public String digest() {
        return text.digest();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
