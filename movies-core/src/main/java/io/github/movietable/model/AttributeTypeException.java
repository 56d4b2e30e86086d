package io.github.movietable.model;

import io.github.movietable.expression.MoviesException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An attribute is stored with a type other than its {@link io.github.movietable.expression.Attribute} expects. Only
 * access to that one attribute fails; {@link Movie#toItem} still shows what is stored.
 */
public final class AttributeTypeException extends MoviesException {
    private static final long serialVersionUID = 1L;

    private final MovieKey key;
    private final String path;
    private final String expected;
    private final AttributeValue.Type found;

    /**
     * Creates the exception.
     *
     * @param key the movie's key
     * @param path the attribute's path
     * @param expected the expected type, in words
     * @param found the stored type
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
     * Creates the exception for an attribute whose parent is stored as a type that can't hold attributes.
     *
     * @param key the movie's key
     * @param path the parent's path
     * @param found the stored type
     * @return the exception
     */
    public static AttributeTypeException ofParent(MovieKey key, String path, AttributeValue.Type found) {
        return new AttributeTypeException(key, path, "a map or list to hold the attribute", found, null);
    }

    private static String name(AttributeValue.Type type) {
        return type == AttributeValue.Type.NUL ? "NULL" : type.name();
    }

    /**
     * The key of the movie that has the attribute.
     *
     * @return the key
     */
    public MovieKey key() {
        return key;
    }

    /**
     * The path of the attribute, or of its parent if that has the wrong type.
     *
     * @return the path, like {@code info.rating}
     */
    public String path() {
        return path;
    }

    /**
     * The type that was expected.
     *
     * @return the type in words, like {@code a number (N)}
     */
    public String expected() {
        return expected;
    }

    /**
     * The type with which the value is stored.
     *
     * @return DynamoDB's type
     */
    public AttributeValue.Type found() {
        return found;
    }
}
