package io.github.movietable.internal.read;

import io.github.movietable.expression.Item;
import io.github.movietable.internal.call.Step;

/**
 * One page of a read, as steps.
 *
 * @param <T> what is read
 */
@FunctionalInterface
public interface Pager<T extends Item> {
    /**
     * Asks for a page.
     *
     * @param from where it begins
     * @param left the bounds that remain
     * @return the steps; they throw what the client throws, or {@link
     *     io.github.movietable.model.IncompleteAnswerException} if the answer says nothing even when asked again
     */
    Step<Chunk<T>> page(Place from, Bounds left);
}
