package io.github.movietable.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.movietable.internal.json.JsonText;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * The file of rejected records, one on a line: {@code {"rejected": {"record": 7, "pointer": …, "reason": …}, "movie":
 * …}}. The movie is written as it was in the source, so the file can be corrected and loaded.
 */
final class RejectFile implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();
    private static final ObjectMapper TREE = new ObjectMapper(JsonText.JSON);

    private final BufferedWriter out;

    private RejectFile(BufferedWriter out) {
        this.out = out;
    }

    /** Opens the file. If the load resumes, the lines of records that it loads again are removed. */
    static RejectFile open(Path file, Ledger.Mark from) throws IOException {
        if (from.record() > 0 && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            keepSettled(file, from);
        } else if (isDevice(file)) {
            return new RejectFile(writer(new FileOutputStream(file.toFile())));
        } else {
            // deleted and not emptied: others may be allowed to read the old file, or it may have a second name by a
            // hard link
            Files.deleteIfExists(file);
            OwnersFile.create(file);
        }
        return new RejectFile(writer(new FileOutputStream(file.toFile(), true)));
    }

    private static boolean isDevice(Path file) throws IOException {
        return Files.exists(file)
                && Files.readAttributes(file, BasicFileAttributes.class).isOther();
    }

    private static void keepSettled(Path file, Ledger.Mark from) throws IOException {
        Path beside = OwnersFile.beside(file);
        try {
            try (BufferedWriter kept = writer(OwnersFile.open(beside));
                    BufferedReader lines = lines(file)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (isSettled(line, from)) {
                        kept.write(line);
                        kept.newLine();
                    }
                }
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** A killed program may have left half a character, so bytes that are not UTF-8 are replaced and not refused. */
    private static BufferedReader lines(Path file) throws IOException {
        return new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
    }

    private static BufferedWriter writer(FileOutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    private static boolean isSettled(String line, Ledger.Mark from) {
        try {
            JsonNode number = TREE.readTree(line).at("/rejected/record");
            return number.isNumber() && from.isSettled(number.asLong());
        } catch (IOException torn) {
            // the program was killed while it wrote this line
            return false;
        }
    }

    /** Writes a line. {@code movie} is JSON text, or null if the record could not be kept. */
    void write(Rejection rejection, @Nullable String movie) throws IOException {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeObjectFieldStart("rejected");
            json.writeNumberField("record", rejection.record());
            if (rejection.file().isPresent()) {
                json.writeStringField("file", rejection.file().get());
            }
            json.writeNumberField("line", rejection.line());
            json.writeStringField("pointer", rejection.pointer());
            json.writeStringField("reason", rejection.reason());
            json.writeEndObject();
            json.writeFieldName("movie");
            json.writeRawValue(movie == null ? "null" : movie.replace('\n', ' ').replace('\r', ' '));
            json.writeEndObject();
        }
        out.write(line.toString());
        out.newLine();
    }

    void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
