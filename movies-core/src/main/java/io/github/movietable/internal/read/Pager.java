package io.github.movietable.internal.read;

import io.github.movietable.expression.Item;
import io.github.movietable.internal.call.Step;

/**
 * Requests the pages of a read, one per operation.
 *
 * @param <T> the type of the items that are read
 */
@FunctionalInterface
public interface Pager<T extends Item> {
    /**
     * Requests one page.
     *
     * @param from where the page begins
     * @param left the read's bounds that remain
     * @return steps whose result is the page; they throw the client's exception, or {@link
     *     io.github.movietable.model.IncompleteAnswerException} if the response is still incomplete after a few tries
     */
    Step<Chunk<T>> page(Place from, Bounds left);
}
