package io.github.movietable.load;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Opens the records of a stream of bytes. If the first record shows that there may be deletions or records of several
 * tables, the whole stream must be examined before it is loaded; it is then copied to a temporary file, because a
 * stream can be read only once.
 */
final class StreamRecords {
    /** The most bytes that are read to find the first record: an item can't be longer. */
    private static final int LONGEST = 4 * 1024 * 1024;

    private StreamRecords() {}

    static Source.Records open(InputStream raw, SourceOptions options) throws IOException {
        Tables tables = new Tables(options.table());
        Head head = new Head(raw);
        if (!isSurveyWanted(head, options)) {
            return JsonRecords.open(head.again(), null, options, tables, 0, 0);
        }
        Path file = Files.createTempFile("movies", ".json");
        try (InputStream all = head.again()) {
            Files.copy(all, file, StandardCopyOption.REPLACE_EXISTING);
            Survey survey = new Survey(options, tables);
            survey.through(as -> JsonRecords.open(Files.newInputStream(file), null, as, tables, 0, 0));
            survey.end();
            InputStream kept = Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
            return JsonRecords.open(kept, null, options, tables, 0, 0);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static boolean isSurveyWanted(InputStream head, SourceOptions options) {
        Tables any = new Tables(options.table());
        any.survey();
        try (JsonRecords records = JsonRecords.open(head, null, options.forSurvey(), any, 0, 0)) {
            return records.next().isPresent() && Survey.isWanted(records, options);
        } catch (IOException e) {
            // the load reads the same bytes again, and reports what is wrong
            return false;
        }
    }

    /** Keeps the first bytes of a stream, so that they can be read again. */
    private static final class Head extends FilterInputStream {
        private final ByteArrayOutputStream head = new ByteArrayOutputStream();

        Head(InputStream raw) {
            super(raw);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (head.size() > LONGEST) {
                throw new IOException("no item is that long");
            }
            int count = in.read(buffer, offset, length);
            head.write(buffer, offset, Math.max(0, count));
            return count;
        }

        InputStream again() {
            return new SequenceInputStream(new ByteArrayInputStream(head.toByteArray()), in);
        }

        @Override
        public void close() {
            // the rest of the stream is still to be read
        }
    }
}
