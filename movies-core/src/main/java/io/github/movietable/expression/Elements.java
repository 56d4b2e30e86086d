package io.github.movietable.expression;

import io.github.movietable.internal.document.BrokenRuleException;
import io.github.movietable.internal.document.ItemPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An attribute that holds a list whose elements are all read and written in the same way.
 *
 * @param <E> the Java type in which an element is read
 * @param <V> the Java type from which an element is written
 * @param <A> the class of the attribute of one element
 */
abstract class Elements<E, V, A extends Kind<E, V>> extends Kind<List<E>, List<? extends V>> {
    private @Nullable A first;

    Elements(ItemPath path, String expected) {
        super(path, expected);
    }

    abstract A element(ItemPath path);

    /**
     * The attribute of one element of the list. If the list is too short to have that element, reading it gives an
     * empty result, and writing it appends to the list.
     *
     * @param index the element's index, from 0
     * @return the attribute
     */
    public final A at(int index) {
        return element(itemPath().at(index));
    }

    /**
     * The condition that some element of the list equals a value.
     *
     * @param value the value to look for
     * @return {@code contains(path, value)}
     */
    public final MovieCondition contains(V value) {
        return FunctionClause.contains(itemPath(), first().value(value));
    }

    /**
     * The condition that some element of the list equals the value of another attribute.
     *
     * @param other the attribute whose value is looked for
     * @return {@code contains(path, other)}
     */
    public final MovieCondition contains(Attribute<E> other) {
        return FunctionClause.contains(itemPath(), operand(other));
    }

    /**
     * The number of elements of the list, for conditions.
     *
     * @return {@code size(path)}
     */
    public final SizeOf size() {
        return new SizeOf(itemPath());
    }

    /** The attribute that converts the elements. It is created once, because attributes are long-lived constants. */
    private A first() {
        A made = first;
        if (made == null) {
            made = at(0);
            first = made;
        }
        return made;
    }

    @Override
    @Nullable
    List<E> read(AttributeValue value) {
        if (!value.hasL()) {
            return null;
        }
        List<E> elements = new ArrayList<>(value.l().size());
        A kind = first();
        for (AttributeValue element : value.l()) {
            E read = kind.read(element);
            if (read == null) {
                return null;
            }
            elements.add(read);
        }
        return List.copyOf(elements);
    }

    @Override
    AttributeValue write(List<? extends V> value) {
        List<AttributeValue> elements = new ArrayList<>(value.size());
        A kind = first();
        for (V element : value) {
            try {
                elements.add(kind.write(Objects.requireNonNull(element, () -> path() + " can't hold null")));
            } catch (BrokenRuleException e) {
                throw e.within(elements.size());
            }
        }
        return AttributeValue.fromL(elements);
    }
}
