package io.github.movietable.expression;

import io.github.movietable.internal.document.ItemPath;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An attribute of a movie: where it is, and what it reads as. The same attribute reads ({@code movie.get(RATING)}),
 * builds ({@code movie.with(RATING, 8.3)}), conditions ({@code RATING.atMost(5)}), changes ({@code .set(RATING, 5.5)})
 * and projects ({@code .fields(GENRES, ACTORS.at(0))}).
 *
 * <p>{@link MovieAttributes} has those of the Movies table. Your own are as good: {@code
 * Attribute.number("info.box_office")}. In a path, dots part names and {@code [n]} is a list element. A name that holds
 * a dot, or that came from a user, is taken literally by {@link #named}.
 *
 * <pre>{@code
 * NumberAttribute boxOffice = Attribute.number("info.box_office");
 * movies.put(Movie.of(2013, "Rush").with(boxOffice, 90_247_624));
 * List<Movie> hits = movies.inYear(2013).where(boxOffice.above(50_000_000)).list();
 * Optional<BigDecimal> dollars = hits.get(0).get(boxOffice);
 * }</pre>
 *
 * <p>What a kind of attribute can't do does not compile: a number has no {@code startsWith}. Attributes are immutable
 * and can be constants.
 *
 * @param <T> what it reads as
 */
public sealed interface Attribute<T> permits Kind {
    /**
     * The attribute's path in the item.
     *
     * @return its path, like {@code info.rating}
     */
    String path();

    /**
     * The attribute's stored type in words.
     *
     * @return like {@code a number (N)}
     */
    String storedAs();

    /**
     * Reads a stored value.
     *
     * @param value a stored value
     * @return the value
     * @throws IllegalArgumentException if it is stored with another type; the message holds no value
     */
    T decode(AttributeValue value);

    /**
     * The condition that the attribute is there, with any type, {@code null} included.
     *
     * @return {@code attribute_exists(path)}
     */
    MovieCondition exists();

    /**
     * The condition that the attribute is not there. A stored {@code null} is there.
     *
     * @return {@code attribute_not_exists(path)}
     */
    MovieCondition doesNotExist();

    /**
     * The condition that the attribute is stored with this type.
     *
     * @param type a type of DynamoDB
     * @return {@code attribute_type(path, type)}
     */
    MovieCondition hasType(AttributeValue.Type type);

    /**
     * A number of up to 38 digits; reads as {@link java.math.BigDecimal}, written from any {@link Number}.
     *
     * @param path its path, like {@code info.rating}
     * @return the attribute
     */
    static NumberAttribute number(String path) {
        return new NumberAttribute(ItemPath.parse(path));
    }

    /**
     * A text (DynamoDB's type S).
     *
     * @param path its path, like {@code info.rating}
     * @return the attribute
     */
    static TextAttribute text(String path) {
        return new TextAttribute(ItemPath.parse(path));
    }

    /**
     * A boolean (BOOL).
     *
     * @param path its path, like {@code info.rating}
     * @return the attribute
     */
    static BooleanAttribute bool(String path) {
        return new BooleanAttribute(ItemPath.parse(path));
    }

    /**
     * Bytes (B).
     *
     * @param path its path, like {@code info.rating}
     * @return the attribute
     */
    static BinaryAttribute binary(String path) {
        return new BinaryAttribute(ItemPath.parse(path));
    }

    /**
     * An instant as the lab stores them: a text in ISO 8601, UTC, whole seconds: {@code 2013-09-02T00:00:00Z}.
     *
     * @param path its path, like {@code info.rating}
     * @return the attribute
     */
    static InstantAttribute instant(String path) {
        return new InstantAttribute(ItemPath.parse(path));
    }

    /**
     * A duration as the lab stores them: a number of seconds.
     *
     * @param path its path, like {@code info.rating}
     * @return the attribute
     */
    static DurationAttribute duration(String path) {
        return new DurationAttribute(ItemPath.parse(path));
    }

    /**
     * A list of texts.
     *
     * @param path its path, like {@code info.rating}
     * @return the attribute
     */
    static TextListAttribute textList(String path) {
        return new TextListAttribute(ItemPath.parse(path));
    }

    /**
     * A list of numbers.
     *
     * @param path its path, like {@code info.rating}
     * @return the attribute
     */
    static NumberListAttribute numberList(String path) {
        return new NumberListAttribute(ItemPath.parse(path));
    }

    /**
     * A list of anything.
     *
     * @param path its path, like {@code info.rating}
     * @return the attribute
     */
    static ListAttribute list(String path) {
        return new ListAttribute(ItemPath.parse(path));
    }

    /**
     * A map of anything.
     *
     * @param path its path, like {@code info.rating}
     * @return the attribute
     */
    static MapAttribute map(String path) {
        return new MapAttribute(ItemPath.parse(path));
    }

    /**
     * A set of texts (SS); never empty in DynamoDB.
     *
     * @param path its path, like {@code info.rating}
     * @return the attribute
     */
    static TextSetAttribute textSet(String path) {
        return new TextSetAttribute(ItemPath.parse(path));
    }

    /**
     * A set of numbers (NS); never empty in DynamoDB.
     *
     * @param path its path, like {@code info.rating}
     * @return the attribute
     */
    static NumberSetAttribute numberSet(String path) {
        return new NumberSetAttribute(ItemPath.parse(path));
    }

    /**
     * A set of byte strings (BS); never empty in DynamoDB.
     *
     * @param path its path, like {@code info.rating}
     * @return the attribute
     */
    static BinarySetAttribute binarySet(String path) {
        return new BinarySetAttribute(ItemPath.parse(path));
    }

    /**
     * An attribute of any type, read and written as the SDK's {@link AttributeValue}.
     *
     * @param path its path, like {@code info.rating}
     * @return the attribute
     */
    static AnyAttribute any(String path) {
        return new AnyAttribute(ItemPath.parse(path));
    }

    /**
     * A top-level attribute whose name is taken as it is: dots, brackets and all. For names that hold them, and for
     * names that came from a user. Its kind is chosen next: {@code Attribute.named("box.office").asNumber()}.
     *
     * @param name the attribute's name, not a path
     * @return the attribute
     */
    static AnyAttribute named(String name) {
        return new AnyAttribute(ItemPath.literal(name));
    }

    /**
     * This attribute, read and written by functions of your own.
     *
     * <p>The result compares by equality only: the order of your type need not be the stored one.
     *
     * @param decode from a stored value; it throws if the value can't be converted
     * @param encode to a stored value
     * @param <C> your type
     * @return the attribute as {@code C}
     */
    <C> ConvertedAttribute<C> as(Function<AttributeValue, C> decode, Function<C, AttributeValue> encode);
}
