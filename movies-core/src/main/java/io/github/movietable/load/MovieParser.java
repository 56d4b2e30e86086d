package io.github.movietable.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a JSON array of movies, one at a time. */
final class MovieParser implements Source.Records {
    private static final int MAX_NESTING = 500;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build())
            .build();

    private final JsonParser parser;
    private final long bytesTotal;
    private long records;

    private MovieParser(JsonParser parser, long bytesTotal) {
        this.parser = parser;
        this.bytesTotal = bytesTotal;
    }

    static MovieParser open(Path file) throws IOException {
        long size = Files.size(file);
        JsonParser parser = JSON.createParser(Files.newInputStream(file));
        try {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new JsonParseException(parser, "no array");
            }
            return new MovieParser(parser, size);
        } catch (IOException | RuntimeException e) {
            parser.close();
            throw e;
        }
    }

    @Override
    public Optional<LoadRecord> next() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.END_ARRAY) {
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "something behind the array");
            }
            return Optional.empty();
        }
        records++;
        return Optional.of(new RecordReader(parser, records).read());
    }

    @Override
    public long bytesRead() {
        return Math.max(0, parser.currentLocation().getByteOffset());
    }

    @Override
    public long bytesTotal() {
        return bytesTotal;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
