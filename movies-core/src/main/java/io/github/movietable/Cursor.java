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
 * A position at which a read can resume, as text that is safe in a URL. Pass it to {@code startAfter} of the same read,
 * in this program or another, now or later: that read begins after the last movie of the page that gave you the cursor.
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
 * <p>A cursor is valid only for a read with the same table, index, years and titles, filter, order and segments;
 * fields, limits, page size and consistency may differ. If a cursor is damaged or was made by a different read, the
 * read throws an {@link InvalidCursorException} when it runs, and never returns wrong data. A cursor contains keys of
 * movies, which anybody can decode, and no other data of the table.
 *
 * <p>A user who forges a cursor can make the read begin after any key, but the read still returns only movies that match
 * it. If even the choice of the start matters, sign cursors with a secret: {@link MovieTable#signingCursors}.
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
     * Makes a cursor from its text. The text is checked only when a read with the cursor runs.
     *
     * @param text the text that {@link #toString} returned
     * @return the cursor, which may be invalid
     */
    public static Cursor of(String text) {
        return new Cursor(text);
    }

    static Cursor at(Place place, Binding binding) {
        return at(List.of(place), binding);
    }

    /**
     * A cursor of a scan in segments: it holds a {@link Place} for each segment, the position at which the segment
     * resumes.
     */
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

    /**
     * The cursor's {@link Place}, for reads that can resume only after an item; throws if it is another kind of place.
     */
    Place placeBehindIn(Binding binding) {
        Place place = placeIn(binding);
        if (place.kind() != Place.Kind.BEHIND) {
            throw new InvalidCursorException("it does not belong to this kind of read");
        }
        return place;
    }

    List<Place> placesIn(Binding binding) {
        List<Place> places = decoded(binding);
        // Base64 decoders ignore stray bits, so several texts decode alike; only the text that at() makes is accepted
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
     * The bytes that make a cursor useless for any other read: a digest of its read, and at the end the seal's bytes.
     *
     * @param read everything that determines which movies the read returns, as text: table, years, filter, order, …
     * @param seal computes the last bytes of the cursor, a checksum or a signature
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

    /** The text for {@link #of}: letters, digits, {@code -} and {@code _} only. */
    @Override
    public String toString() {
        return text;
    }
}
