package io.github.movietable.expression;

import io.github.movietable.internal.document.ItemPath;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An attribute of any type, read and written as the SDK's {@link AttributeValue}. {@link #field} and {@link #at} give
 * attributes inside a map or list; {@link #asNumber} and the other {@code as…} methods give an attribute with a Java
 * type of its own.
 */
public final class AnyAttribute extends Ordered<AttributeValue, AttributeValue> {
    AnyAttribute(ItemPath path) {
        super(path, "any type");
    }

    /**
     * The attribute of one entry of this attribute, which must be a map.
     *
     * @param name the entry's name, taken literally: dots don't separate names
     * @return the attribute
     */
    public AnyAttribute field(String name) {
        return new AnyAttribute(itemPath().field(name));
    }

    /**
     * The attribute of one element of this attribute, which must be a list.
     *
     * @param index the element's index, from 0
     * @return the attribute
     */
    public AnyAttribute at(int index) {
        return new AnyAttribute(itemPath().at(index));
    }

    /**
     * Reads and writes this attribute as a number (N).
     *
     * @return a typed attribute with the same path
     */
    public NumberAttribute asNumber() {
        return new NumberAttribute(itemPath());
    }

    /**
     * Reads and writes this attribute as a string (S).
     *
     * @return a typed attribute with the same path
     */
    public TextAttribute asText() {
        return new TextAttribute(itemPath());
    }

    /**
     * Reads and writes this attribute as a boolean (BOOL).
     *
     * @return a typed attribute with the same path
     */
    public BooleanAttribute asBool() {
        return new BooleanAttribute(itemPath());
    }

    /**
     * Reads and writes this attribute as bytes (B).
     *
     * @return a typed attribute with the same path
     */
    public BinaryAttribute asBinary() {
        return new BinaryAttribute(itemPath());
    }

    /**
     * Reads and writes this attribute as an instant, stored as text; see {@link Attribute#instant}.
     *
     * @return a typed attribute with the same path
     */
    public InstantAttribute asInstant() {
        return new InstantAttribute(itemPath());
    }

    /**
     * Reads and writes this attribute as a duration, stored as seconds; see {@link Attribute#duration}.
     *
     * @return a typed attribute with the same path
     */
    public DurationAttribute asDuration() {
        return new DurationAttribute(itemPath());
    }

    /**
     * Reads and writes this attribute as a list (L) with elements of any type.
     *
     * @return a typed attribute with the same path
     */
    public ListAttribute asList() {
        return new ListAttribute(itemPath());
    }

    /**
     * Reads and writes this attribute as a list (L) of strings.
     *
     * @return a typed attribute with the same path
     */
    public TextListAttribute asTextList() {
        return new TextListAttribute(itemPath());
    }

    /**
     * Reads and writes this attribute as a list (L) of numbers.
     *
     * @return a typed attribute with the same path
     */
    public NumberListAttribute asNumberList() {
        return new NumberListAttribute(itemPath());
    }

    /**
     * Reads and writes this attribute as a map (M) with values of any type.
     *
     * @return a typed attribute with the same path
     */
    public MapAttribute asMap() {
        return new MapAttribute(itemPath());
    }

    /**
     * Reads and writes this attribute as a set of strings (SS).
     *
     * @return a typed attribute with the same path
     */
    public TextSetAttribute asTextSet() {
        return new TextSetAttribute(itemPath());
    }

    /**
     * Reads and writes this attribute as a set of numbers (NS).
     *
     * @return a typed attribute with the same path
     */
    public NumberSetAttribute asNumberSet() {
        return new NumberSetAttribute(itemPath());
    }

    /**
     * Reads and writes this attribute as a set of byte strings (BS).
     *
     * @return a typed attribute with the same path
     */
    public BinarySetAttribute asBinarySet() {
        return new BinarySetAttribute(itemPath());
    }

    /**
     * The condition that the attribute, a string or bytes, starts with a prefix of the same type.
     *
     * @param prefix a string (S) or bytes (B)
     * @return {@code begins_with(path, prefix)}
     * @throws IllegalArgumentException if the prefix is neither a string nor bytes
     */
    public MovieCondition startsWith(AttributeValue prefix) {
        return FunctionClause.startsWith(itemPath(), value(prefix));
    }

    /**
     * The condition that the attribute contains a value: a substring of a string, a part of bytes, or an element of a
     * list or set.
     *
     * @param part the part or element
     * @return {@code contains(path, part)}
     */
    public MovieCondition contains(AttributeValue part) {
        return FunctionClause.contains(itemPath(), value(part));
    }

    /**
     * The size of the attribute, for conditions: the length of a string or bytes, or the number of elements of a list,
     * map or set.
     *
     * @return {@code size(path)}
     */
    public SizeOf size() {
        return new SizeOf(itemPath());
    }

    @Override
    AttributeValue read(AttributeValue value) {
        return value;
    }

    @Override
    AttributeValue write(AttributeValue value) {
        return value;
    }
}
