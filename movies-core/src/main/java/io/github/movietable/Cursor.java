package io.github.movietable;

import io.github.movietable.internal.read.Place;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A place in a read, as text that survives a URL. Give it to {@code startAfter} of the same read, in this program or
 * another, now or later: the page that follows begins behind the last movie of the page it came from.
 *
 * <pre>{@code
 * YearQuery query = movies.inYear(1985).limit(10);
 * Page<Movie> page = query.page();
 * String link = page.next().map(cursor -> "/movies/1985?after=" + cursor).orElse("");
 * Page<Movie> following = query
 *         .startAfter(Cursor.of(link.substring(link.indexOf('=') + 1)))
 *         .page();
 * }</pre>
 *
 * <p>It is bound to everything that decides the answer: the table, the index, the years and titles, the filter, the order and the
 * segments. Fields, limits, page size and consistency may differ. If a cursor is damaged or of another read, the read throws
 * an {@link InvalidCursorException} when it runs, and never returns wrong data. A cursor holds movies' keys, which anybody
 * can decode, and no other data.
 *
 * <p>Somebody who makes up a cursor can let the read begin behind any movie, but sees no movie that the read does not
 * return. If even that matters, sign cursors with a secret: {@link MovieTable#signingCursors}.
 */
public final class Cursor implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int VERSION = 1;
    private static final int BINDING_BYTES = 8;

    private final String text;

    private Cursor(String text) {
        this.text = text;
    }

    /**
     * A cursor from its text. The text is checked when a read uses it.
     *
     * @param text the text that {@link #toString} gave
     * @return the cursor
     */
    public static Cursor of(String text) {
        return new Cursor(text);
    }

    static Cursor at(Place place, Binding binding) {
        return at(List.of(place), binding);
    }

    /** A cursor that holds the places of several segments. */
    static Cursor at(List<Place> places, Binding binding) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.write(binding.digest());
            out.writeShort(places.size());
            for (Place place : places) {
                PlaceBytes.write(place, out);
            }
            out.write(binding.seal().of(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Cursor(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray()));
    }

    Place placeIn(Binding binding) {
        List<Place> places = placesIn(binding);
        if (places.size() != 1) {
            throw new InvalidCursorException("it belongs to a read in segments");
        }
        return places.get(0);
    }

    /** The place of a read whose only places are those behind an item. */
    Place placeBehindIn(Binding binding) {
        Place place = placeIn(binding);
        if (place.kind() != Place.Kind.BEHIND) {
            throw new InvalidCursorException("it does not belong to this kind of read");
        }
        return place;
    }

    List<Place> placesIn(Binding binding) {
        List<Place> places = decoded(binding);
        // a decoder forgives stray bits; only the text that we would write ourselves is taken
        if (!at(places, binding).text.equals(text)) {
            throw damaged();
        }
        return places;
    }

    private List<Place> decoded(Binding binding) {
        byte[] body = body(binding.seal());
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(body))) {
            if (in.readByte() != VERSION) {
                throw new InvalidCursorException("it was made by another version of this library");
            }
            if (!MessageDigest.isEqual(in.readNBytes(BINDING_BYTES), binding.digest())) {
                throw new InvalidCursorException(
                        "it belongs to another read (other years, titles, filter, order or segments)");
            }
            List<Place> places = new ArrayList<>();
            for (int count = in.readUnsignedShort(); count > 0; count--) {
                places.add(PlaceBytes.read(in));
            }
            return places;
        } catch (IOException | RuntimeException e) {
            throw e instanceof InvalidCursorException invalid ? invalid : damaged();
        }
    }

    private byte[] body(Seal seal) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw damaged();
        }
        int length = bytes.length - seal.length();
        if (length < 0) {
            throw damaged();
        }
        byte[] body = Arrays.copyOf(bytes, length);
        if (!MessageDigest.isEqual(seal.of(body), Arrays.copyOfRange(bytes, length, bytes.length))) {
            throw damaged();
        }
        return body;
    }

    private static InvalidCursorException damaged() {
        return new InvalidCursorException("it is damaged, or was not made with this secret");
    }

    /**
     * The read that a cursor belongs to.
     *
     * @param read everything that decides the answer of the read, as text
     * @param seal the cursor's last bytes
     */
    record Binding(String read, Seal seal) {
        byte[] digest() {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(read.getBytes(StandardCharsets.UTF_8));
                return Arrays.copyOf(hash, BINDING_BYTES);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
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
