package io.github.movietable.expression;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An attribute of any type, read and written as the SDK's {@link AttributeValue}. From it one goes on into maps and
 * lists, or says what kind it is.
 */
public final class AnyAttribute extends Ordered<AttributeValue, AttributeValue> {
    AnyAttribute(Path place) {
        super(place, "any type");
    }

    /**
     * An attribute within this one, which is a map.
     *
     * @param name its name, taken as it is: dots don't part it
     * @return the attribute
     */
    public AnyAttribute field(String name) {
        return new AnyAttribute(place().field(name));
    }

    /**
     * An element of this attribute, which is a list.
     *
     * @param index its index, from 0
     * @return the attribute
     */
    public AnyAttribute at(int index) {
        return new AnyAttribute(place().at(index));
    }

    /**
     * This attribute as a number.
     *
     * @return the same place
     */
    public NumberAttribute asNumber() {
        return new NumberAttribute(place());
    }

    /**
     * This attribute as a text.
     *
     * @return the same place
     */
    public TextAttribute asText() {
        return new TextAttribute(place());
    }

    /**
     * This attribute as a boolean.
     *
     * @return the same place
     */
    public BooleanAttribute asBool() {
        return new BooleanAttribute(place());
    }

    /**
     * This attribute as bytes.
     *
     * @return the same place
     */
    public BinaryAttribute asBinary() {
        return new BinaryAttribute(place());
    }

    /**
     * This attribute as an instant; see {@link Attribute#instant}.
     *
     * @return the same place
     */
    public InstantAttribute asInstant() {
        return new InstantAttribute(place());
    }

    /**
     * This attribute as a duration; see {@link Attribute#duration}.
     *
     * @return the same place
     */
    public DurationAttribute asDuration() {
        return new DurationAttribute(place());
    }

    /**
     * This attribute as a list of anything.
     *
     * @return the same place
     */
    public ListAttribute asList() {
        return new ListAttribute(place());
    }

    /**
     * This attribute as a list of texts.
     *
     * @return the same place
     */
    public TextListAttribute asTextList() {
        return new TextListAttribute(place());
    }

    /**
     * This attribute as a list of numbers.
     *
     * @return the same place
     */
    public NumberListAttribute asNumberList() {
        return new NumberListAttribute(place());
    }

    /**
     * This attribute as a map.
     *
     * @return the same place
     */
    public MapAttribute asMap() {
        return new MapAttribute(place());
    }

    /**
     * This attribute as a set of texts.
     *
     * @return the same place
     */
    public TextSetAttribute asTextSet() {
        return new TextSetAttribute(place());
    }

    /**
     * This attribute as a set of numbers.
     *
     * @return the same place
     */
    public NumberSetAttribute asNumberSet() {
        return new NumberSetAttribute(place());
    }

    /**
     * This attribute as a set of byte strings.
     *
     * @return the same place
     */
    public BinarySetAttribute asBinarySet() {
        return new BinarySetAttribute(place());
    }

    /**
     * The condition that the attribute starts with a text or with bytes.
     *
     * @param prefix a text (S) or bytes (B)
     * @return {@code begins_with(path, prefix)}
     * @throws IllegalArgumentException if the prefix has another type
     */
    public MovieCondition startsWith(AttributeValue prefix) {
        return FunctionClause.startsWith(place(), value(prefix));
    }

    /**
     * The condition that the attribute contains a value: a text a part, a list or set an element.
     *
     * @param part the part or element
     * @return {@code contains(path, part)}
     */
    public MovieCondition contains(AttributeValue part) {
        return FunctionClause.contains(place(), value(part));
    }

    /**
     * How long a text, binary, list, map or set is.
     *
     * @return {@code size(path)}
     */
    public SizeOf size() {
        return new SizeOf(place());
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
