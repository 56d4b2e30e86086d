package io.github.movietable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.movietable.testing.Database;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.Films;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cursors with a program's secret: nobody else can make one. */
class SignedCursorTest {
    private static final byte[] SECRET = "sixteen bytes or more".getBytes(StandardCharsets.UTF_8);
    private static final int MAC_BYTES = 16;

    private final FaultyHttp http = FaultyHttp.faultless();
    private final MovieTable plain = Database.through(http, Films.table());
    private final MovieTable signing = plain.signingCursors(SECRET);
    private final List<MovieRead<?>> reads = List.of(
            signing.inYear(1994).pageSize(3),
            signing.inYears(1990, 1999).pageSize(3),
            signing.scan().pageSize(3),
            signing.scan().segments(3).pageSize(3));

    private static Cursor cursorOf(MovieRead<?> read) {
        return read.page().next().orElseThrow();
    }

    private static void refused(MovieRead<?> read, String text) {
        assertThatThrownBy(() -> read.startAfter(Cursor.of(text)).page())
                .as("%s after %s", read, text)
                .isInstanceOf(InvalidCursorException.class);
    }

    private static byte[] bytes(Cursor cursor) {
        return Base64.getUrlDecoder().decode(cursor.toString());
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Test
    void goOnLikeAnyOther() {
        YearQuery year = signing.inYear(1994).pageSize(3);
        List<Object> found = new ArrayList<>();
        Optional<Cursor> next = Optional.empty();
        do {
            YearQuery rest =
                    next.map(c -> year.startAfter(Cursor.of(c.toString()))).orElse(year);
            Page<?> page = rest.page();
            found.addAll(page.items());
            next = page.next();
        } while (next.isPresent());

        assertThat(found).isEqualTo(plain.inYear(1994).list());
    }

    @Test
    void everyChangedBitIsNoticed() {
        for (MovieRead<?> read : reads) {
            byte[] bytes = bytes(cursorOf(read));
            int before = http.attempts("Scan");
            for (int bit = 0; bit < bytes.length * 8; bit++) {
                byte[] changed = bytes.clone();
                changed[bit / 8] ^= (byte) (1 << bit % 8);
                refused(read, text(changed));
            }
            assertThat(http.attempts("Scan")).isEqualTo(before);
        }
    }

    @Test
    void everyTruncationIsNoticed() {
        for (MovieRead<?> read : reads) {
            String text = cursorOf(read).toString();
            for (int length = 0; length < text.length(); length++) {
                refused(read, text.substring(0, length));
            }
        }
    }

    @Test
    void aForgedOneWithTheRightChecksumIsRefused() {
        for (MovieRead<?> read : reads) {
            byte[] signed = bytes(cursorOf(read));
            byte[] body = Arrays.copyOf(signed, signed.length - MAC_BYTES);
            CRC32 crc = new CRC32();
            crc.update(body);
            ByteBuffer forged = ByteBuffer.allocate(body.length + MAC_BYTES).put(body);
            refused(read, text(forged.array()));
            forged.putInt((int) crc.getValue());
            refused(read, text(forged.array()));
            refused(read, text(Arrays.copyOf(forged.array(), body.length + Integer.BYTES)));
        }
    }

    @Test
    void anUnsignedOneIsRefused() {
        refused(signing.inYear(1994), cursorOf(plain.inYear(1994).limit(3)).toString());
        refused(
                signing.scan().segments(3),
                cursorOf(plain.scan().segments(3).pageSize(3)).toString());
        refused(plain.inYear(1994), cursorOf(signing.inYear(1994).limit(3)).toString());
    }

    @Test
    void oneOfAnotherSecretIsRefused() {
        byte[] other = SECRET.clone();
        other[0]++;
        MovieTable elsewhere = plain.signingCursors(other);

        refused(elsewhere.inYear(1994), cursorOf(signing.inYear(1994).limit(3)).toString());
        refused(
                elsewhere.scan().segments(3),
                cursorOf(signing.scan().segments(3).pageSize(3)).toString());
    }

    @Test
    void theSecretIsTakenAsItIs() {
        byte[] secret = SECRET.clone();
        MovieTable movies = plain.signingCursors(secret);
        Arrays.fill(secret, (byte) 0);
        YearQuery year = signing.inYear(1994);

        assertThat(cursorOf(movies.inYear(1994).limit(3))).isEqualTo(cursorOf(year.limit(3)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15})
    void aShortSecretIsRefused(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain.signingCursors(new byte[length]))
                .withMessageContaining("at least 16 random bytes");
    }
}
