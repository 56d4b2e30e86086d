package io.github.movietable.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;

/** Copies objects by Java's serialization. */
public final class Serialized {
    private Serialized() {}

    /** A copy of the object that was serialized and deserialized. */
    @SuppressWarnings({"unchecked", "BanSerializableRead"})
    public static <T> T copy(T original) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(original);
        } catch (IOException e) {
            throw new UncheckedIOException(original.getClass() + " can't be serialized", e);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(original.getClass() + " can't be read again", e);
        }
    }
}
