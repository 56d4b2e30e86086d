package io.github.movietable;

import io.github.movietable.internal.read.Place;
import io.github.movietable.model.InvalidMovieException;
import io.github.movietable.model.MovieKey;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A {@link Place}, at which a read can resume, as bytes: a letter for its kind, then its year or key, if any. */
final class PlaceBytes {
    private static final char BEGINNING = 'b';
    private static final char END = 'e';
    private static final char YEAR = 'y';
    private static final char MOVIE = 'm';

    /** A key other than a movie's year and title, such as the key of an item that is not a movie. */
    private static final char KEY = 'k';

    private static final char TEXT = 'S';
    private static final char NUMBER = 'N';
    private static final char BINARY = 'B';

    private static final Pattern NUMBERS = Pattern.compile("-?[0-9.]{1,200}(?:E[-+]?[0-9]{1,3})?");

    private PlaceBytes() {}

    static void write(Place place, DataOutputStream out) throws IOException {
        switch (place.kind()) {
            case BEGINNING -> out.writeByte(BEGINNING);
            case END -> out.writeByte(END);
            case YEAR -> {
                out.writeByte(YEAR);
                out.writeInt(place.year());
            }
            case BEHIND -> writeKey(place.key(), out);
        }
    }

    private static void writeKey(Map<String, AttributeValue> key, DataOutputStream out) throws IOException {
        Optional<MovieKey> ofMovie = ofMovie(key);
        if (ofMovie.isPresent()) {
            out.writeByte(MOVIE);
            out.writeInt(ofMovie.get().year());
            write(ofMovie.get().title().getBytes(StandardCharsets.UTF_8), out);
            return;
        }
        out.writeByte(KEY);
        out.writeByte(key.size());
        for (Map.Entry<String, AttributeValue> each : new TreeMap<>(key).entrySet()) {
            write(each.getKey().getBytes(StandardCharsets.UTF_8), out);
            writeValue(each.getValue(), out);
        }
    }

    private static Optional<MovieKey> ofMovie(Map<String, AttributeValue> key) {
        try {
            return Optional.of(MovieKey.in(key)).filter(movie -> movie.toItem().equals(key));
        } catch (InvalidMovieException e) {
            return Optional.empty();
        }
    }

    private static void writeValue(AttributeValue value, DataOutputStream out) throws IOException {
        if (value.b() != null) {
            out.writeByte(BINARY);
            write(value.b().asByteArrayUnsafe(), out);
        } else {
            out.writeByte(value.n() == null ? TEXT : NUMBER);
            write((value.n() == null ? value.s() : value.n()).getBytes(StandardCharsets.UTF_8), out);
        }
    }

    private static void write(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeShort(bytes.length);
        out.write(bytes);
    }

    /** Reads a place. The bytes may be forged, so each of them is checked. */
    static Place read(DataInputStream in) throws IOException {
        return switch (in.readUnsignedByte()) {
            case BEGINNING -> Place.BEGINNING;
            case END -> Place.END;
            case YEAR -> Place.atYear(in.readInt());
            case MOVIE -> Place.behind(MovieKey.of(in.readInt(), text(in)));
            case KEY -> Place.behind(key(in));
            default -> throw new InvalidCursorException("it is damaged");
        };
    }

    private static Map<String, AttributeValue> key(DataInputStream in) throws IOException {
        Map<String, AttributeValue> key = new TreeMap<>();
        int count = in.readUnsignedByte();
        for (int i = 0; i < count; i++) {
            key.put(text(in), value(in));
        }
        if (count == 0 || key.size() < count) {
            throw new InvalidCursorException("it is damaged");
        }
        return key;
    }

    private static AttributeValue value(DataInputStream in) throws IOException {
        return switch (in.readUnsignedByte()) {
            case TEXT -> AttributeValue.fromS(text(in));
            case NUMBER -> AttributeValue.fromN(number(text(in)));
            case BINARY -> AttributeValue.fromB(SdkBytes.fromByteArray(bytes(in)));
            default -> throw new InvalidCursorException("it is damaged");
        };
    }

    private static String number(String text) {
        if (!NUMBERS.matcher(text).matches()) {
            throw new InvalidCursorException("it is damaged");
        }
        return text;
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        return in.readNBytes(in.readUnsignedShort());
    }
}
