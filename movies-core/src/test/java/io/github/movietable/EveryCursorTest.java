package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.movietable.model.Movie;
import io.github.movietable.testing.MemoryTable;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Cursors of every kind of read, with a secret and without: each is valid only for its own read, and only unchanged.
 */
@Timeout(60)
class EveryCursorTest {
    private static final byte[] SECRET = "sixteen bytes or more".getBytes(StandardCharsets.UTF_8);
    private static final int BINDING_BYTES = 8;

    private final AtomicInteger calls = new AtomicInteger();

    private List<MovieRead<?>> reads(boolean signed) {
        return Stream.of("Movies", "Others")
                .flatMap(name -> reads(table(name, signed)))
                .toList();
    }

    private MovieTable table(String name, boolean signed) {
        List<Movie> movies = IntStream.range(0, 600)
                .mapToObj(i -> Movie.of(1950 + i % 12, i % 3 == 0 ? "Remake" : "Tí" + i)
                        .with(RATING, i % 10))
                .distinct()
                .toList();
        MemoryTable store =
                MemoryTable.holding(movies).inPagesOf(request -> 5).beforeRead(request -> calls.incrementAndGet());
        MovieTable table = MovieTable.named(name, store);
        return signed ? table.signingCursors(SECRET) : table;
    }

    private static Stream<MovieRead<?>> reads(MovieTable table) {
        YearQuery year = table.inYear(1951);
        YearsQuery years = table.inYears(1951, 1961);
        TitleQuery title = table.titled("Remake");
        MovieScan scan = table.scan();
        return Stream.of(
                year,
                year.descending(),
                year.titlesFrom("A"),
                year.titlesAfter("A"),
                year.titlesFrom("B"),
                year.where(RATING.atLeast(0)),
                year.where(RATING.atMost(9)),
                table.inYear(1952),
                years.pageSize(1),
                years.descending().pageSize(1),
                years.where(RATING.atLeast(0)).pageSize(1),
                table.inYears(1951, 1960).pageSize(1),
                table.inYears(List.of(1951, 1961)).pageSize(1),
                title.pageSize(1),
                title.descending().pageSize(1),
                title.years(1950, 1960).pageSize(1),
                scan,
                scan.years(1950, 1960),
                scan.where(RATING.atLeast(0)),
                scan.segments(2),
                scan.segments(3),
                scan.segments(),
                scan.segment(0, 2),
                scan.segment(1, 2),
                scan.segment(0, 3));
    }

    private static Cursor cursorOf(MovieRead<?> read) {
        return read.page().next().orElseThrow(() -> new AssertionError(read + " has one page only"));
    }

    /** Includes a cursor at the beginning of a year, which contains no movie's key. */
    private static Optional<Cursor> between(MovieRead<?> read) {
        List<Page<Movie>> pages = new ArrayList<>();
        read.withoutPrefetch().pages().forEach(pages::add);
        return pages.get(pages.size() / 2).next();
    }

    private void refused(MovieRead<?> read, String text, String why) {
        int before = calls.get();
        assertThatThrownBy(() -> read.startAfter(Cursor.of(text)).page())
                .as("%s: %s", why, read)
                .isInstanceOf(InvalidCursorException.class);
        assertThat(calls).as("calls of a read that is refused").hasValue(before);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isMadeOfLettersThatAUrlHolds(boolean signed) {
        for (MovieRead<?> read : reads(signed)) {
            assertThat(cursorOf(read).toString()).matches("[A-Za-z0-9_-]+");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyFlippedBitOfTheTextIsNoticed(boolean signed) {
        for (MovieRead<?> read : reads(table("Movies", signed)).toList()) {
            for (Cursor cursor : Stream.concat(Stream.of(cursorOf(read)), between(read).stream())
                    .toList()) {
                String text = cursor.toString();
                for (int bit = 0; bit < text.length() * 8; bit++) {
                    char flipped = (char) (text.charAt(bit / 8) ^ (1 << bit % 8));
                    refused(read, text.substring(0, bit / 8) + flipped + text.substring(bit / 8 + 1), "bit " + bit);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyOtherReadRefusesIt(boolean signed) {
        List<MovieRead<?>> reads = reads(signed);
        for (MovieRead<?> one : reads) {
            String text = cursorOf(one).toString();
            assertThat(one.startAfter(Cursor.of(text)).page().examined()).isPositive();
            for (MovieRead<?> other : reads) {
                if (other != one) {
                    refused(other, text, "a cursor of " + one);
                }
            }
        }
    }

    @Test
    void aMegabyteOfAnythingIsRefused() {
        for (String letter : List.of("A", "_", "=", "\0", "é")) {
            for (MovieRead<?> read : reads(table("Movies", false)).toList()) {
                refused(read, letter.repeat(1 << 20), "a megabyte of " + (int) letter.charAt(0));
            }
        }
    }

    /** A checksum does not prevent forgery. */
    @Test
    void whatCanBeForgedIsRefusedAsACursor() throws IOException {
        MovieTable table = table("Movies", false);
        for (MovieRead<?> read :
                List.of(table.inYear(1951), table.titled("Remake").pageSize(1), table.scan())) {
            byte[] head = head(cursorOf(read));
            refused(read, forged(head, 1, 1951, ""), "an empty title");
            refused(read, forged(head, 1, 1951, "x".repeat(1025)), "a title that is too long");
            refused(read, forged(head, 0, 1951, "x"), "no place");
            refused(read, forged(head, 2, 1951, "x"), "a place that is missing");
            refused(read, forged(head, 65_535, 1951, "x"), "many places that are missing");
        }
    }

    @Test
    void aMadeUpPlaceThatIsNotInTheReadIsRefused() throws IOException {
        MovieTable table = table("Movies", false);
        YearQuery year = table.inYear(1951);
        refused(year, forged(head(cursorOf(year)), 1, 1952, "T"), "another year");
        TitleQuery title = table.titled("Remake").pageSize(1);
        refused(title, forged(head(cursorOf(title)), 1, 1951, "Other"), "another title");
        YearQuery range = year.titlesFrom("A").pageSize(1);
        refused(range, forged(head(cursorOf(range)), 1, 1951, "0"), "a title before the first");
    }

    private static byte[] head(Cursor cursor) {
        return Arrays.copyOf(Base64.getUrlDecoder().decode(cursor.toString()), 1 + BINDING_BYTES);
    }

    private static String forged(byte[] head, int places, int year, String title) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(head);
        out.writeShort(places);
        out.writeByte('m');
        out.writeInt(year);
        out.writeShort(title.length());
        out.writeBytes(title);
        CRC32 crc = new CRC32();
        crc.update(bytes.toByteArray());
        out.writeInt((int) crc.getValue());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }
}
