package io.github.movietable.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text of JSON that is read once, token by token. Unlike a parser, it can read on after a record that exceeds a
 * limit, and after a line that is not valid JSON: it then creates a new parser for the bytes that follow.
 */
public final class JsonText implements Closeable {
    private static final int MAX_NESTING = 500;

    /** The longest string that a parser reads: five times as long as a whole item may be. */
    private static final int MAX_TEXT = 2_000_000;

    /**
     * Creates the parsers. It does not intern names, because a file may have any number of different ones. Closing a
     * parser leaves the input open, because another parser may go on to read it.
     */
    public static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxStringLength(MAX_TEXT)
                    .maxNumberLength(MAX_TEXT)
                    .build())
            .build();

    private final CountedInput counted;
    private final Utf8Input bytes;
    private final KeptInput input;
    private final boolean isEmpty;
    private JsonParser parser;
    private Place end = new Place(0, 1, 1);
    private Place shift = new Place(0, 0, 0);

    /** A position in the text: the number of bytes before it, its line, and its column in bytes, both from 1. */
    public record Place(long offset, long line, long column) {
        @Override
        public String toString() {
            return "line " + line + ", column " + column;
        }
    }

    /** A line that is not valid JSON: the position at which it begins, and its characters. */
    public record Line(Place begin, String text) {}

    private JsonText(CountedInput counted, BufferedInputStream plain, boolean isEmpty, boolean isDigested)
            throws IOException {
        this.counted = counted;
        this.isEmpty = isEmpty;
        this.bytes = new Utf8Input(plain);
        this.input = new KeptInput(bytes, isDigested);
        // an empty source may have a byte order mark, for which the parser does not look in so few bytes
        this.parser = JSON.createParser(isEmpty ? InputStream.nullInputStream() : input);
    }

    /**
     * Opens a source and checks that it begins as JSON.
     *
     * @param raw the source in UTF-8, with or without a byte order mark, compressed by gzip or not
     * @param isDigested true if {@link #digest} will be called
     * @return the text, at its beginning
     * @throws IOException if the source can't be read, or does not begin as JSON
     */
    public static JsonText open(InputStream raw, boolean isDigested) throws IOException {
        CountedInput counted = new CountedInput(raw);
        try {
            BufferedInputStream plain = Decompression.of(counted);
            Looks looks = Looks.at(plain);
            if (!looks.sentence().isEmpty()) {
                throw new JsonErrors.Shape(looks.sentence());
            }
            return new JsonText(counted, plain, looks.equals(Looks.EMPTY), isDigested);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** The current parser. {@link #skipLine} and {@link #skipRecord} replace it, so callers must not keep it. */
    public JsonParser parser() {
        return parser;
    }

    /** Whether the text is empty or consists of blanks only. */
    public boolean isEmpty() {
        return isEmpty;
    }

    /** The number of bytes of the source that were read, counted before decompression. */
    public long bytesRead() {
        return counted.count();
    }

    /** The position at which the parser's current token begins. */
    public Place here() {
        return place(parser.currentTokenLocation());
    }

    /** Called at the beginning of a record: the bytes of the record are kept until {@link #endRecord}. */
    public void beginRecord(Place begin) {
        input.beginAt(begin.offset());
    }

    /** Called when the current token is the last of the record: from now on the record's bytes are not kept. */
    public void endRecord() {
        end = reached();
        input.letGo(end.offset());
    }

    /** Called when the current token ends an array or object around records. */
    public void endAround() {
        end = reached();
    }

    /** The text from a position up to the end of the current token; null if its bytes are no longer kept. */
    public @Nullable String textSince(Place begin) {
        return input.text(begin.offset(), reached().offset());
    }

    /** A SHA-256 digest of all bytes up to the end of the last record; {@code ""} if opened without a digest. */
    public String digest() {
        return input.digest();
    }

    /** A SHA-256 digest of a string, which may consist of the digests of several files to combine them. */
    public static String digestOf(String text) {
        return KeptInput.digest(text);
    }

    Place reached() {
        return place(parser.currentLocation());
    }

    Place place(JsonLocation at) {
        long column = at.getLineNr() == 1 ? at.getColumnNr() + shift.column() : at.getColumnNr();
        return new Place(
                Math.max(0, at.getByteOffset()) + shift.offset(), at.getLineNr() + shift.line(), Math.max(1, column));
    }

    Utf8Input bytes() {
        return bytes;
    }

    int at(long place) throws IOException {
        return input.at(place);
    }

    /**
     * Skips the current record, even if the parser can't read it, and goes on after it.
     *
     * @param begin the position at which the record begins
     * @param parents how many arrays and objects are around the record
     * @return false if the input ends before the record does
     * @throws IOException if the input can't be read
     */
    public boolean skipRecord(Place begin, int parents) throws IOException {
        String prefix = parents == 0 ? " " : prefix(parser.getParsingContext(), parents);
        Skim skimmed = input.skimRecord();
        if (skimmed == null) {
            return false;
        }
        long column =
                skimmed.lines() == 0 ? begin.column() + skimmed.count() : skimmed.count() - skimmed.lineBegin() + 1;
        end = new Place(begin.offset() + skimmed.count(), begin.line() + skimmed.lines(), column);
        input.letGo(end.offset());
        goOn(end, prefix);
        JsonToken last = parents == 0 ? JsonToken.VALUE_STRING : parser.nextToken();
        while (last != JsonToken.VALUE_STRING) {
            last = parser.nextToken();
        }
        return true;
    }

    /** Text that a new parser reads first, so that it is inside the same arrays and objects as the old one. */
    private static String prefix(JsonStreamContext innermost, int parents) {
        Deque<JsonStreamContext> contexts = new ArrayDeque<>();
        for (JsonStreamContext each = innermost; !each.inRoot(); each = each.getParent()) {
            contexts.push(each);
        }
        StringBuilder prefix = new StringBuilder();
        contexts.stream().limit(parents).forEach(each -> prefix.append(each.inArray() ? "[" : "{\"\":"));
        return prefix.append("\"\"").toString();
    }

    /**
     * Skips a line that is not valid JSON and goes on after it, if an object begins on a later line: then only this
     * line is wrong, and not the whole text.
     *
     * @return the line that was skipped; empty if the text can't be read on
     * @throws IOException if the input can't be read
     */
    public Optional<Line> skipLine() throws IOException {
        BadLine bad = BadLine.behind(end, input);
        if (bad == null) {
            return Optional.empty();
        }
        String line = String.valueOf(input.text(bad.begin().offset(), bad.end().offset()))
                .stripTrailing();
        end = bad.end();
        input.letGo(end.offset());
        goOn(end, " ");
        return Optional.of(new Line(bad.begin(), line));
    }

    /** Replaces the parser by a new one, which reads the prefix and then the text from a position. */
    private void goOn(Place from, String prefix) throws IOException {
        input.rewind(from.offset());
        shift = new Place(from.offset() - prefix.length(), from.line() - 1, from.column() - 1 - prefix.length());
        InputStream before = new ByteArrayInputStream(prefix.getBytes(StandardCharsets.UTF_8));
        parser = JSON.createParser(new SequenceInputStream(before, new FilterInputStream(input) {
            @Override
            public void close() {
                // a sequence of streams closes them at its end, but the input may be read by the next parser
            }
        }));
    }

    @Override
    public void close() throws IOException {
        try {
            parser.close();
        } finally {
            input.close();
        }
    }
}
