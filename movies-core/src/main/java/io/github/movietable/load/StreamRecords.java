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
 * The records of a stream of bytes. It can be read once: if its first record shows that it must be looked through before
 * it is loaded, because it may delete or is of several tables, it is kept in a temporary file.
 */
final class StreamRecords {
    /** A first record that is longer can't be an item. */
    private static final int LONGEST = 4 * 1024 * 1024;

    private StreamRecords() {}

    static Source.Records open(InputStream raw, SourceOptions reading) throws IOException {
        Tables tables = new Tables(reading.table());
        Head head = new Head(raw);
        if (!isSurveyWanted(head, reading)) {
            return JsonRecords.open(head.again(), null, reading, tables, 0, 0);
        }
        Path file = Files.createTempFile("movies", ".json");
        try (InputStream all = head.again()) {
            Files.copy(all, file, StandardCopyOption.REPLACE_EXISTING);
            Survey survey = new Survey(reading, tables);
            survey.through(as -> JsonRecords.open(Files.newInputStream(file), null, as, tables, 0, 0));
            survey.end();
            InputStream kept = Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
            return JsonRecords.open(kept, null, reading, tables, 0, 0);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static boolean isSurveyWanted(InputStream head, SourceOptions reading) {
        Tables any = new Tables(reading.table());
        any.survey();
        try (JsonRecords records = JsonRecords.open(head, null, reading.forSurvey(), any, 0, 0)) {
            return records.next().isPresent() && Survey.isWanted(records, reading);
        } catch (IOException e) {
            // it is read again, and found again
            return false;
        }
    }

    /** Keeps what is read of a stream, to give it again. */
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
            // the stream is to be read on
        }
    }
}
