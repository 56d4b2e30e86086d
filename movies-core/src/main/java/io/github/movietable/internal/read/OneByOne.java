package io.github.movietable.internal.read;

import io.github.movietable.expression.Item;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages one after the other. If the read prefetches, the next page is requested while the user looks at this one,
 * but never beyond a limit: each page says how much of the limit is left.
 *
 * @param <T> what is read
 */
public final class OneByOne<T extends Item> extends PageCourse<T> {
    private final Pager<T> first;
    private final Supplier<Pager<T>> others;
    private final boolean isOnePage;
    private Place place;
    private @Nullable Pager<T> other;
    private boolean isPageTaken;
    private boolean isAsked;
    private Errands.@Nullable Outcome<Chunk<T>> came;

    /**
     * A read that has not begun.
     *
     * @param first asks for the first page
     * @param others makes the pager for the pages after it; some of these are asked for before they are demanded
     * @param from where the read begins
     * @param left what may be taken
     * @param isOnePage whether to end behind one page
     * @param ahead how many pages may be asked for beyond the demand: one, or none
     * @param clock the time in nanoseconds
     */
    public OneByOne(
            Pager<T> first,
            Supplier<Pager<T>> others,
            Place from,
            Bounds left,
            boolean isOnePage,
            int ahead,
            LongSupplier clock) {
        super(clock, ahead, left);
        this.first = first;
        this.others = others;
        this.isOnePage = isOnePage;
        this.place = from;
    }

    @Override
    void ask() {
        if (!isAsked && mayAsk(1) > 0) {
            isAsked = true;
            errands().begin(() -> pager().page(place, left()), outcome -> came = outcome);
        }
    }

    private Pager<T> pager() {
        if (!isPageTaken) {
            return first;
        }
        Pager<T> made = other == null ? others.get() : other;
        other = made;
        return made;
    }

    @Override
    boolean isNextThere() {
        return came != null;
    }

    @Override
    @Nullable
    Chunk<T> nextChunk() {
        Errands.Outcome<Chunk<T>> next = came;
        if (next == null) {
            return null;
        }
        came = null;
        isAsked = false;
        if (next.value() == null) {
            fail(next.cause(), -1, List.of(place));
        }
        return next.value();
    }

    @Override
    List<Place> goTo(Chunk<T> taken) {
        isPageTaken = true;
        place = taken.next();
        return List.of(place);
    }

    @Override
    boolean isAtEnd() {
        return place.isEnd() || (isOnePage && isPageTaken);
    }
}
