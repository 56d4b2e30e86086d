package io.github.movietable.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Reads JSON records one at a time: the elements of an array, or objects one after the other. */
final class JsonRecords implements Source.Records {
    private static final int MAX_NESTING = 500;

    /** Five times what an item may have: what is longer is rejected as a record, what is longer than this ends the load. */
    private static final int MAX_TEXT = 2_000_000;

    /** Names are not interned: a file may have any number of them. */
    static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxStringLength(MAX_TEXT)
                    .maxNumberLength(MAX_TEXT)
                    .build())
            .build();

    private final JsonParser parser;
    private final Utf8Input bytes;
    private final KeptInput input;
    private final @Nullable String file;
    private final @Nullable LoadFormat format;
    private final LongSupplier bytesRead;
    private final long bytesTotal;
    private boolean inArray;
    private boolean begun;
    private long records;

    /**
     * Begins to read.
     *
     * @param raw UTF-8, with or without a byte order mark, compressed by gzip or not
     * @param file the file's name, where it is one
     * @param format the format, or null to find it by looking
     * @param before how many records came before
     */
    static JsonRecords open(
            InputStream raw, @Nullable String file, @Nullable LoadFormat format, long before, long bytesTotal)
            throws IOException {
        CountedInput counted = new CountedInput(raw);
        try {
            Utf8Input bytes = new Utf8Input(Decompression.of(counted));
            KeptInput input = new KeptInput(bytes);
            JsonRecords records = new JsonRecords(
                    JSON.createParser(input), bytes, input, file, format, before, counted::count, bytesTotal);
            records.begin();
            return records;
        } catch (IOException e) {
            raw.close();
            throw JsonErrors.atBegin(before + 1, e);
        }
    }

    private JsonRecords(
            JsonParser parser,
            Utf8Input bytes,
            KeptInput input,
            @Nullable String file,
            @Nullable LoadFormat format,
            long before,
            LongSupplier bytesRead,
            long bytesTotal) {
        this.parser = parser;
        this.bytes = bytes;
        this.input = input;
        this.file = file;
        this.format = format;
        this.records = before;
        this.bytesRead = bytesRead;
        this.bytesTotal = bytesTotal;
    }

    private void begin() throws IOException {
        JsonToken first = parser.nextToken();
        boolean isArray = first == JsonToken.START_ARRAY;
        boolean isNamedArray = format == LoadFormat.JSON_ARRAY;
        if (isArray && format != null && !isNamedArray) {
            throw new JsonErrors.Shape("it is one JSON array, and not " + format);
        }
        // nothing at all is no records, one on a line; but no array
        boolean isNothing = first == null && !isNamedArray;
        if (!isArray && !isNothing && (isNamedArray || first != JsonToken.START_OBJECT)) {
            throw new JsonErrors.Shape("it does not begin with an array" + (isNamedArray ? "" : " or an object"));
        }
        inArray = isArray;
        // the first object is a record; the beginning of an array is not
        begun = inArray;
    }

    @Override
    public Optional<LoadRecord> next() throws IOException {
        try {
            if (begun) {
                parser.nextToken();
            }
            begun = true;
            if (isEnd()) {
                return Optional.empty();
            }
            RecordReader reader = new RecordReader(parser, input, new Numbered(records + 1, file), format);
            Optional<LoadRecord> next = Optional.of(reader.read());
            records++;
            return next;
        } catch (IOException e) {
            throw JsonErrors.at(records + 1, parser, bytes, e);
        }
    }

    private boolean isEnd() throws IOException {
        if (!inArray || parser.currentToken() != JsonToken.END_ARRAY) {
            return parser.currentToken() == null;
        }
        if (parser.nextToken() != null) {
            throw new JsonErrors.Shape("something follows the end of the array");
        }
        return true;
    }

    /** Which record it is. */
    record Numbered(long number, @Nullable String file) {}

    @Override
    public long bytesRead() {
        return bytesRead.getAsLong();
    }

    @Override
    public long bytesTotal() {
        return bytesTotal;
    }

    @Override
    public String digest() {
        return input.digest();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
