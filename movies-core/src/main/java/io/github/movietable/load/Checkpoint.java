package io.github.movietable.load;

import io.github.movietable.expression.MoviesException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A file that says which records of a load are done. It is written beside and moved into place, so that a killed program
 * leaves the old one or the new one and nothing between; a checksum tells a torn one all the same.
 */
final class Checkpoint {
    private static final Pattern FORM =
            Pattern.compile("movies-load 1 table=(\\S+) record=(\\d+) written=(\\d+) superseded=(\\d+) rejected=(\\d+)"
                    + " open=([0-9,]*) digest=([0-9a-f]*) checksum=([0-9a-f]{8})\\n");

    private final Path file;
    private final String table;

    Checkpoint(Path file, String table) {
        this.file = file;
        this.table = table;
    }

    boolean exists() {
        return Files.exists(file);
    }

    void write(Ledger.Mark mark) {
        Ledger.Counts counts = mark.counts();
        String body = "movies-load 1 table=" + table + " record=" + mark.record() + " written=" + counts.written()
                + " superseded=" + counts.superseded() + " rejected=" + counts.rejected() + " open="
                + steps(mark.open()) + " digest=" + mark.digest();
        try {
            replace(body + " checksum=" + checksum(body) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void replace(String text) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".tmp");
        // not a channel, which an interrupt would close
        try (FileOutputStream out = new FileOutputStream(beside.toFile())) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.getFD().sync();
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    Optional<Ledger.Mark> read() {
        try {
            return Files.exists(file) ? Optional.of(parsed(Files.readString(file))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Ledger.Mark parsed(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || !matcher.group(8).equals(checksum(text.substring(0, text.lastIndexOf(' '))))) {
            throw refused("it is damaged");
        }
        if (!matcher.group(1).equals(table)) {
            throw refused("it is of a load into the table " + matcher.group(1));
        }
        Ledger.Counts counts = new Ledger.Counts(number(matcher, 3), number(matcher, 4), number(matcher, 5));
        return new Ledger.Mark(number(matcher, 2), counts, numbers(matcher.group(6)), matcher.group(7));
    }

    /** Ascending numbers, each as the step from the one before: there may be many, and they lie close together. */
    private static String steps(SortedSet<Long> numbers) {
        StringJoiner steps = new StringJoiner(",");
        long last = 0;
        for (long number : numbers) {
            steps.add(Long.toString(number - last));
            last = number;
        }
        return steps.toString();
    }

    private static SortedSet<Long> numbers(String steps) {
        SortedSet<Long> numbers = new TreeSet<>();
        long last = 0;
        for (String step : steps.isEmpty() ? new String[0] : steps.split(",")) {
            last += Long.parseLong(step);
            numbers.add(last);
        }
        return numbers;
    }

    private static long number(Matcher matcher, int group) {
        return Long.parseLong(matcher.group(group));
    }

    MoviesException refused(String why) {
        return new MoviesException("the checkpoint " + file + " can't be used: " + why
                + "; delete it to load from the beginning, which changes nothing that is loaded already");
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
