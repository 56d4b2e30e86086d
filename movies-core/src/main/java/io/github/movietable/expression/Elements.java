package io.github.movietable.expression;

import io.github.movietable.internal.document.BrokenRuleException;
import io.github.movietable.internal.document.ItemPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A list whose elements are of one kind.
 *
 * @param <E> what an element reads as
 * @param <V> what an element is written from
 * @param <A> the attribute of one element
 */
abstract class Elements<E, V, A extends Kind<E, V>> extends Kind<List<E>, List<? extends V>> {
    private @Nullable A first;

    Elements(ItemPath path, String expected) {
        super(path, expected);
    }

    abstract A element(ItemPath path);

    /**
     * One element of the list. If the list is shorter, reading gives nothing, and writing appends.
     *
     * @param index its index, from 0
     * @return the attribute
     */
    public final A at(int index) {
        return element(itemPath().at(index));
    }

    /**
     * The condition that the list has an element equal to a value.
     *
     * @param value the element
     * @return {@code contains(path, value)}
     */
    public final MovieCondition contains(V value) {
        return FunctionClause.contains(itemPath(), first().value(value));
    }

    /**
     * The condition that the list has an element equal to another attribute.
     *
     * @param other the attribute
     * @return {@code contains(path, other)}
     */
    public final MovieCondition contains(Attribute<E> other) {
        return FunctionClause.contains(itemPath(), operand(other));
    }

    /**
     * How many elements the list has.
     *
     * @return {@code size(path)}
     */
    public final SizeOf size() {
        return new SizeOf(itemPath());
    }

    /** What reads and writes the elements. Attributes are constants: it is made once. */
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
