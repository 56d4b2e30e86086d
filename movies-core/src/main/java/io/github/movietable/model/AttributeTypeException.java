package io.github.movietable.model;

import io.github.movietable.expression.MoviesException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An attribute is stored with another type than its {@link io.github.movietable.expression.Attribute} says. Only the
 * access to that one attribute fails; {@link Movie#toItem} still shows what is there.
 */
public final class AttributeTypeException extends MoviesException {
    private static final long serialVersionUID = 1L;

    private final MovieKey key;
    private final String path;
    private final String expected;
    private final AttributeValue.Type found;

    /**
     * Creates one.
     *
     * @param key the movie
     * @param path the attribute
     * @param expected what it should be, in words
     * @param found the type it is stored with
     * @param cause the exception of a program's own converter, if there is one
     */
    public AttributeTypeException(
            MovieKey key, String path, String expected, AttributeValue.Type found, @Nullable Throwable cause) {
        super(
                path + " of " + key + " is stored as type " + name(found) + "; " + expected
                        + " was expected. Movie.toItem() shows what is there; Attribute.any(\"" + path
                        + "\") reads any type",
                cause);
        this.key = key;
        this.path = path;
        this.expected = expected;
        this.found = found;
    }

    /**
     * The exception for a parent that can't hold the attribute that is to be put into it.
     *
     * @param key the movie
     * @param path the parent's path
     * @param found the type it is stored with
     * @return the exception
     */
    public static AttributeTypeException ofParent(MovieKey key, String path, AttributeValue.Type found) {
        return new AttributeTypeException(key, path, "a map or list to hold the attribute", found, null);
    }

    private static String name(AttributeValue.Type type) {
        return type == AttributeValue.Type.NUL ? "NULL" : type.name();
    }

    /**
     * Which movie.
     *
     * @return its key
     */
    public MovieKey key() {
        return key;
    }

    /**
     * Which attribute.
     *
     * @return its path
     */
    public String path() {
        return path;
    }

    /**
     * What it should be.
     *
     * @return in words, like {@code a number (N)}
     */
    public String expected() {
        return expected;
    }

    /**
     * What it is.
     *
     * @return the stored type
     */
    public AttributeValue.Type found() {
        return found;
    }
}
