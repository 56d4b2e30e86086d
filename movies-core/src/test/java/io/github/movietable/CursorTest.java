package io.github.movietable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.movietable.internal.read.Place;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.Films;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final FaultyHttp http = FaultyHttp.faultless();
    private final MovieTable films = Database.through(http, Films.table());
    private final YearQuery year = films.inYear(1994);
    private final Cursor behindThree = year.limit(3).page().next().orElseThrow();

    private static void refuses(MovieRead<?> read, String why) {
        assertThatThrownBy(read::page)
                .isInstanceOf(InvalidCursorException.class)
                .hasMessageContaining(why);
    }

    private void refused(String text) {
        assertThatThrownBy(() -> year.startAfter(Cursor.of(text)).toRequest())
                .as(text)
                .isInstanceOf(InvalidCursorException.class);
    }

    private Cursor behind(String title) {
        return Cursor.at(Place.behind(MovieKey.of(1994, title)), year.query().binding());
    }

    private static byte[] bytes(Cursor cursor) {
        return Base64.getUrlDecoder().decode(cursor.toString());
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Anybody can forge this: a body of any content with the right checksum. */
    private static String withChecksum(byte[] body) {
        CRC32 crc = new CRC32();
        crc.update(body);
        return text(ByteBuffer.allocate(body.length + Integer.BYTES)
                .put(body)
                .putInt((int) crc.getValue())
                .array());
    }

    @Test
    void continuesAfterTheLastMovieOfItsPage() {
        List<Movie> all = year.list();

        assertThat(year.startAfter(behindThree).list()).isEqualTo(all.subList(3, all.size()));
    }

    @Test
    void isTextThatSurvivesAUrl() {
        String text = behindThree.toString();

        assertThat(URLEncoder.encode(text, StandardCharsets.UTF_8)).isEqualTo(text);
        assertThat(Cursor.of(text)).isEqualTo(behindThree).hasSameHashCodeAs(behindThree);
        assertThat(year.startAfter(Cursor.of(text)).first())
                .isEqualTo(year.startAfter(behindThree).first());
    }

    @ParameterizedTest
    @ValueSource(strings = {"La Dolce Vita", "Ü", "😀 ﬁ", "\"quoted\" \\ and\nbroken", " "})
    void holdsAnyTitle(String title) {
        MovieTable movies = Database.newTable();
        movies.put(Movie.of(1960, title));
        movies.put(Movie.of(1960, title + title));

        Cursor next = movies.inYear(1960).limit(1).page().next().orElseThrow();

        assertThat(movies.inYear(1960).startAfter(next).list()).containsExactly(Movie.of(1960, title + title));
    }

    @Test
    void holdsTheLongestTitle() {
        String longest = "é".repeat(512);
        MovieTable movies = Database.newTable();
        movies.put(Movie.of(1960, longest));
        movies.put(Movie.of(1960, "ü"));

        Cursor next = movies.inYear(1960).limit(1).page().next().orElseThrow();

        assertThat(movies.inYear(1960).startAfter(next).list()).containsExactly(Movie.of(1960, "ü"));
    }

    /** Three lengths, because the last letter of the text may have 0, 2 or 4 bits that mean nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"M", "Ma", "Mad"})
    void everyChangedCharacterIsNoticed(String title) {
        String text = behind(title).toString();
        for (int i = 0; i < text.length(); i++) {
            for (int letter = 0; letter < LETTERS.length(); letter++) {
                String changed = text.substring(0, i) + LETTERS.charAt(letter) + text.substring(i + 1);
                if (!changed.equals(text)) {
                    refused(changed);
                }
            }
        }
    }

    @Test
    void everyChangedBitIsNoticed() {
        byte[] bytes = bytes(behindThree);
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            refused(text(changed));
        }
    }

    @Test
    void everyTruncationIsNoticed() {
        String text = behindThree.toString();
        for (int length = 0; length < text.length(); length++) {
            refused(text.substring(0, length));
        }
        int beforeTheTitle = 1 + 8 + Integer.BYTES;
        for (int length = 0; length <= beforeTheTitle; length++) {
            refused(withChecksum(Arrays.copyOf(bytes(behindThree), length)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "A",
                "AA",
                "AAAAAA",
                "====",
                "null",
                "{}",
                "not a cursor",
                "\0",
                "../../etc/passwd",
                "ÄÖÜ"
            })
    void garbageIsNoticed(String garbage) {
        refused(garbage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"M", "Ma", "Mad"})
    void onlyTheTextThatWeWriteIsTaken(String title) {
        String text = behind(title).toString();

        refused(text + "=");
        refused(text + "A");
        refused(text + "\n");
        refused(" " + text);
        refused(text + "==");
    }

    @Test
    void anotherVersionIsNamedAsSuch() {
        byte[] body = Arrays.copyOf(bytes(behindThree), bytes(behindThree).length - Integer.BYTES);
        body[0]++;

        refuses(year.startAfter(Cursor.of(withChecksum(body))), "another version");
    }

    @Test
    void aForgedPlaceOutsideTheReadIsRefused() {
        YearsQuery fifties = films.inYears(1950, 1959);
        Cursor elsewhere = Cursor.at(Place.atYear(1900), fifties.binding());
        Cursor ofAYear = Cursor.at(Place.atYear(1994), year.query().binding());

        refuses(fifties.startAfter(elsewhere), "its year");
        refuses(year.startAfter(ofAYear), "this kind of read");
    }

    @Test
    void aRefusalCostsNoCallAndGivesNothingAway() {
        int before = http.attempts();

        assertThatThrownBy(() -> films.inYear(1995).startAfter(behindThree).list())
                .isInstanceOf(InvalidCursorException.class)
                .hasMessageNotContainingAny(behindThree.toString(), "Forrest");
        assertThat(http.attempts()).isEqualTo(before);
    }
}
