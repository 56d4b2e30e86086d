package io.github.movietable.expression;

import io.github.movietable.internal.document.ItemPath;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An attribute of a movie: its path in the item, and the Java type in which its value is read. The same attribute is
 * read ({@code movie.get(RATING)}), is set in a copy of a movie ({@code movie.with(RATING, 8.3)}), forms conditions
 * ({@code RATING.atMost(5)}), is changed by an update ({@code .set(RATING, 5.5)}) and selects what a read returns
 * ({@code .fields(GENRES, ACTORS.at(0))}).
 *
 * <p>{@link MovieAttributes} has those of the Movies table. Define your own in the same way: {@code
 * Attribute.number("info.box_office")}. In a path, dots separate names and {@code [n]} is a list element. For a name
 * that contains a dot, or that came from a user, use {@link #named}, which takes it literally.
 *
 * <pre>{@code
 * NumberAttribute boxOffice = Attribute.number("info.box_office");
 * movies.put(Movie.of(2013, "Rush").with(boxOffice, 90_247_624));
 * List<Movie> hits = movies.inYear(2013).where(boxOffice.above(50_000_000)).list();
 * Optional<BigDecimal> dollars = hits.get(0).get(boxOffice);
 * }</pre>
 *
 * <p>An operation that makes no sense for a kind of attribute does not compile: a number has no {@code startsWith}.
 * Attributes are immutable and can be constants.
 *
 * @param <T> the Java type in which its value is read
 */
public sealed interface Attribute<T> permits Kind {
    /**
     * The attribute's path in the item.
     *
     * @return the path as text, like {@code info.rating}
     */
    String path();

    /**
     * The DynamoDB type with which the attribute is stored, in words for messages.
     *
     * @return words like {@code a number (N)}
     */
    String storedAs();

    /**
     * Converts a stored value to the attribute's Java type.
     *
     * @param value a value as DynamoDB stores it
     * @return the same value in Java
     * @throws IllegalArgumentException if the value is not what {@link #storedAs} says; the message does not contain
     *     the value
     */
    T decode(AttributeValue value);

    /**
     * The condition that the attribute exists, with a value of any type, even a stored {@code null}.
     *
     * @return {@code attribute_exists(path)}
     */
    MovieCondition exists();

    /**
     * The condition that the attribute does not exist. It is false for a stored {@code null}, which is a value.
     *
     * @return {@code attribute_not_exists(path)}
     */
    MovieCondition doesNotExist();

    /**
     * The condition that the attribute's stored value has a given type.
     *
     * @param type a type of DynamoDB
     * @return {@code attribute_type(path, type)}
     */
    MovieCondition hasType(AttributeValue.Type type);

    /**
     * An attribute that holds a number of up to 38 digits; it is read as {@link java.math.BigDecimal} and written from
     * any {@link Number}.
     *
     * @param path the attribute's path in the item, like {@code info.rating}
     * @return the attribute
     */
    static NumberAttribute number(String path) {
        return new NumberAttribute(ItemPath.parse(path));
    }

    /**
     * An attribute that holds a string (DynamoDB's type S).
     *
     * @param path the attribute's path in the item, like {@code info.rating}
     * @return the attribute
     */
    static TextAttribute text(String path) {
        return new TextAttribute(ItemPath.parse(path));
    }

    /**
     * An attribute that holds a boolean (BOOL).
     *
     * @param path the attribute's path in the item, like {@code info.rating}
     * @return the attribute
     */
    static BooleanAttribute bool(String path) {
        return new BooleanAttribute(ItemPath.parse(path));
    }

    /**
     * An attribute that holds bytes (B).
     *
     * @param path the attribute's path in the item, like {@code info.rating}
     * @return the attribute
     */
    static BinaryAttribute binary(String path) {
        return new BinaryAttribute(ItemPath.parse(path));
    }

    /**
     * An attribute that holds an instant, stored as in the sample file {@code moviedata.json}: a string in ISO 8601, in
     * UTC, with whole seconds, like {@code 2013-09-02T00:00:00Z}.
     *
     * @param path the attribute's path in the item, like {@code info.release_date}
     * @return the attribute
     */
    static InstantAttribute instant(String path) {
        return new InstantAttribute(ItemPath.parse(path));
    }

    /**
     * An attribute that holds a duration, stored as a number of seconds, as in the sample file {@code moviedata.json}.
     *
     * @param path the attribute's path in the item, like {@code info.running_time_secs}
     * @return the attribute
     */
    static DurationAttribute duration(String path) {
        return new DurationAttribute(ItemPath.parse(path));
    }

    /**
     * An attribute that holds a list of strings.
     *
     * @param path the attribute's path in the item, like {@code info.rating}
     * @return the attribute
     */
    static TextListAttribute textList(String path) {
        return new TextListAttribute(ItemPath.parse(path));
    }

    /**
     * An attribute that holds a list of numbers.
     *
     * @param path the attribute's path in the item, like {@code info.rating}
     * @return the attribute
     */
    static NumberListAttribute numberList(String path) {
        return new NumberListAttribute(ItemPath.parse(path));
    }

    /**
     * An attribute that holds a list, with elements of any type.
     *
     * @param path the attribute's path in the item, like {@code info.rating}
     * @return the attribute
     */
    static ListAttribute list(String path) {
        return new ListAttribute(ItemPath.parse(path));
    }

    /**
     * An attribute that holds a map, with values of any type.
     *
     * @param path the attribute's path in the item, like {@code info.rating}
     * @return the attribute
     */
    static MapAttribute map(String path) {
        return new MapAttribute(ItemPath.parse(path));
    }

    /**
     * An attribute that holds a set of strings (SS). DynamoDB stores no empty sets.
     *
     * @param path the attribute's path in the item, like {@code info.rating}
     * @return the attribute
     */
    static TextSetAttribute textSet(String path) {
        return new TextSetAttribute(ItemPath.parse(path));
    }

    /**
     * An attribute that holds a set of numbers (NS). DynamoDB stores no empty sets.
     *
     * @param path the attribute's path in the item, like {@code info.rating}
     * @return the attribute
     */
    static NumberSetAttribute numberSet(String path) {
        return new NumberSetAttribute(ItemPath.parse(path));
    }

    /**
     * An attribute that holds a set of byte strings (BS). DynamoDB stores no empty sets.
     *
     * @param path the attribute's path in the item, like {@code info.rating}
     * @return the attribute
     */
    static BinarySetAttribute binarySet(String path) {
        return new BinarySetAttribute(ItemPath.parse(path));
    }

    /**
     * An attribute of any type, read and written as the SDK's {@link AttributeValue}.
     *
     * @param path the attribute's path in the item, like {@code info.rating}
     * @return the attribute
     */
    static AnyAttribute any(String path) {
        return new AnyAttribute(ItemPath.parse(path));
    }

    /**
     * A top-level attribute whose name is taken literally, dots and brackets included: for names that contain them, and
     * for names that came from a user. Choose its type with an {@code as…} method: {@code
     * Attribute.named("box.office").asNumber()}.
     *
     * @param name the attribute's name, not a path
     * @return the attribute
     */
    static AnyAttribute named(String name) {
        return new AnyAttribute(ItemPath.literal(name));
    }

    /**
     * An attribute at the same path, read and written by functions of your own.
     *
     * <p>The new attribute has conditions for equality only, no {@code below} or {@code above}: DynamoDB compares the
     * stored values, whose order may differ from that of your type.
     *
     * @param decode converts a stored value to your type; it throws if the value can't be converted
     * @param encode converts a value of your type to the value to be stored
     * @param <C> your type
     * @return the attribute that reads and writes {@code C}
     */
    <C> ConvertedAttribute<C> as(Function<AttributeValue, C> decode, Function<C, AttributeValue> encode);
}
