package io.github.movietable.load;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.internal.json.FileTrouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The file that says which records of a load are done. Each version is written to a temporary file and then moved, so
 * that a killed program leaves the old version or the new one. A checksum detects damage by other causes.
 */
final class Checkpoint {
    private static final String CHECKSUM = " checksum=";

    private final Path file;
    private final String table;

    /** The content of a checkpoint: which records are done, and the table into which they were loaded. */
    record Saved(Ledger.Mark mark, TableIdentity table) {}

    Checkpoint(Path file, String table) {
        this.file = file;
        this.table = table;
    }

    boolean exists() {
        return Files.exists(file);
    }

    void write(Ledger.Mark mark, TableIdentity identity) {
        String body = CheckpointText.of(table, new Saved(mark, identity));
        try {
            replace(body + CHECKSUM + checksum(body) + "\n");
        } catch (IOException e) {
            throw failed("written", e);
        }
    }

    private void replace(String text) throws IOException {
        Path beside = OwnersFile.beside(file);
        try {
            OwnersFile.write(beside, text.getBytes(StandardCharsets.ISO_8859_1));
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    Optional<Saved> read() {
        try {
            return exists() ? Optional.of(parsed(Files.readAllBytes(file))) : Optional.empty();
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    private Saved parsed(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.lastIndexOf(CHECKSUM);
        if (end < 0 || !text.substring(end).equals(CHECKSUM + checksum(text.substring(0, end)) + "\n")) {
            throw refused("it is damaged");
        }
        return CheckpointText.parsed(text.substring(0, end), table, this);
    }

    MoviesException refused(String why) {
        return new MoviesException("the checkpoint " + file + " can't be used: " + why
                + "; delete it to load from the beginning, which changes nothing that is loaded already");
    }

    private MoviesException failed(String what, IOException e) {
        return new MoviesException("the checkpoint " + file + " can't be " + what + ": " + FileTrouble.inWords(e), e);
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw failed("deleted", e);
        }
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.ISO_8859_1));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
