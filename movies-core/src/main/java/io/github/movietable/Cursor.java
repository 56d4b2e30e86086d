package io.github.movietable;

import io.github.movietable.model.MovieKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A place in a read, as text that survives a URL. Give it to {@code startAfter} of the same read, in this program or
 * another, now or later: the page that follows begins behind the last movie of the page it came from.
 *
 * <p>It is bound to what decides the answer: the table, the years and titles, the filter and the order. Fields, limits,
 * page size and consistency may differ. A damaged one, or one of another read, is an {@link InvalidCursorException}
 * when the read runs, never wrong data. It holds a movie's key in readable form, and no other data.
 */
public final class Cursor {
    private static final int VERSION = 1;
    private static final int BINDING_BYTES = 8;

    private final String text;

    private Cursor(String text) {
        this.text = text;
    }

    /**
     * A cursor from its text. The text is checked when a read uses it.
     *
     * @param text what {@link #toString} gave
     * @return the cursor
     */
    public static Cursor of(String text) {
        return new Cursor(text);
    }

    /** A place: behind a movie, or, of a read over years, at the beginning of a year. */
    record Place(int year, @Nullable String title) {
        static Place behind(MovieKey key) {
            return new Place(key.year(), key.title());
        }
    }

    static Cursor at(Place place, String binding) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.write(digest(binding));
            out.writeInt(place.year());
            // a title is never empty, so nothing behind the year means the year's beginning
            out.write(place.title() == null ? new byte[0] : place.title().getBytes(StandardCharsets.UTF_8));
            out.writeInt(checksum(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Cursor(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray()));
    }

    Place placeIn(String binding) {
        Place place = decoded(binding);
        // a decoder forgives stray bits; only the text that we would write ourselves is taken
        if (!at(place, binding).text.equals(text)) {
            throw damaged();
        }
        return place;
    }

    private Place decoded(String binding) {
        byte[] bytes = bytes();
        try (DataInputStream in =
                new DataInputStream(new ByteArrayInputStream(bytes, 0, bytes.length - Integer.BYTES))) {
            if (in.readByte() != VERSION) {
                throw new InvalidCursorException("it was made by another version of this library");
            }
            if (!MessageDigest.isEqual(in.readNBytes(BINDING_BYTES), digest(binding))) {
                throw new InvalidCursorException("it belongs to another read (other years, titles, filter or order)");
            }
            int year = in.readInt();
            String title = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Place(year, title.isEmpty() ? null : title);
        } catch (IOException e) {
            throw damaged();
        }
    }

    private byte[] bytes() {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw damaged();
        }
        int body = bytes.length - Integer.BYTES;
        if (body < 0
                || checksum(Arrays.copyOf(bytes, body))
                        != ByteBuffer.wrap(bytes, body, Integer.BYTES).getInt()) {
            throw damaged();
        }
        return bytes;
    }

    private static InvalidCursorException damaged() {
        return new InvalidCursorException("it is damaged");
    }

    private static int checksum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    private static byte[] digest(String binding) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(binding.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(hash, BINDING_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cursor cursor && cursor.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The cursor as text: letters, digits, {@code -} and {@code _} only. */
    @Override
    public String toString() {
        return text;
    }
}
