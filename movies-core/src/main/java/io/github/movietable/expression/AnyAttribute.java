package io.github.movietable.expression;

import io.github.movietable.internal.document.ItemPath;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An attribute of any type, read and written as the SDK's {@link AttributeValue}. {@link #field} and {@link #at} lead
 * on into maps and lists; {@link #asNumber} and its like give it a kind.
 */
public final class AnyAttribute extends Ordered<AttributeValue, AttributeValue> {
    AnyAttribute(ItemPath path) {
        super(path, "any type");
    }

    /**
     * An attribute within this one, which is a map.
     *
     * @param name its name, taken as it is: dots don't part it
     * @return the attribute
     */
    public AnyAttribute field(String name) {
        return new AnyAttribute(itemPath().field(name));
    }

    /**
     * An element of this attribute, which is a list.
     *
     * @param index its index, from 0
     * @return the attribute
     */
    public AnyAttribute at(int index) {
        return new AnyAttribute(itemPath().at(index));
    }

    /**
     * This attribute as a number.
     *
     * @return the same path
     */
    public NumberAttribute asNumber() {
        return new NumberAttribute(itemPath());
    }

    /**
     * This attribute as a text.
     *
     * @return the same path
     */
    public TextAttribute asText() {
        return new TextAttribute(itemPath());
    }

    /**
     * This attribute as a boolean.
     *
     * @return the same path
     */
    public BooleanAttribute asBool() {
        return new BooleanAttribute(itemPath());
    }

    /**
     * This attribute as bytes.
     *
     * @return the same path
     */
    public BinaryAttribute asBinary() {
        return new BinaryAttribute(itemPath());
    }

    /**
     * This attribute as an instant; see {@link Attribute#instant}.
     *
     * @return the same path
     */
    public InstantAttribute asInstant() {
        return new InstantAttribute(itemPath());
    }

    /**
     * This attribute as a duration; see {@link Attribute#duration}.
     *
     * @return the same path
     */
    public DurationAttribute asDuration() {
        return new DurationAttribute(itemPath());
    }

    /**
     * This attribute as a list of anything.
     *
     * @return the same path
     */
    public ListAttribute asList() {
        return new ListAttribute(itemPath());
    }

    /**
     * This attribute as a list of texts.
     *
     * @return the same path
     */
    public TextListAttribute asTextList() {
        return new TextListAttribute(itemPath());
    }

    /**
     * This attribute as a list of numbers.
     *
     * @return the same path
     */
    public NumberListAttribute asNumberList() {
        return new NumberListAttribute(itemPath());
    }

    /**
     * This attribute as a map.
     *
     * @return the same path
     */
    public MapAttribute asMap() {
        return new MapAttribute(itemPath());
    }

    /**
     * This attribute as a set of texts.
     *
     * @return the same path
     */
    public TextSetAttribute asTextSet() {
        return new TextSetAttribute(itemPath());
    }

    /**
     * This attribute as a set of numbers.
     *
     * @return the same path
     */
    public NumberSetAttribute asNumberSet() {
        return new NumberSetAttribute(itemPath());
    }

    /**
     * This attribute as a set of byte strings.
     *
     * @return the same path
     */
    public BinarySetAttribute asBinarySet() {
        return new BinarySetAttribute(itemPath());
    }

    /**
     * The condition that the attribute starts with a text or with bytes.
     *
     * @param prefix a text (S) or bytes (B)
     * @return {@code begins_with(path, prefix)}
     * @throws IllegalArgumentException if the prefix has another type
     */
    public MovieCondition startsWith(AttributeValue prefix) {
        return FunctionClause.startsWith(itemPath(), value(prefix));
    }

    /**
     * The condition that the attribute contains a value: a part of a text, or an element of a list or set.
     *
     * @param part the part or element
     * @return {@code contains(path, part)}
     */
    public MovieCondition contains(AttributeValue part) {
        return FunctionClause.contains(itemPath(), value(part));
    }

    /**
     * How long a text, binary, list, map or set is.
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
