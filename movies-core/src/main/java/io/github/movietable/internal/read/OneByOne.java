package io.github.movietable.internal.read;

import io.github.movietable.expression.Item;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages one after the other. If the read prefetches, the next page is requested while the user works on the
 * current one, but never beyond a limit, because the rest of the limit is known after each page.
 *
 * @param <T> the type of the items that are read
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
     * Creates a read that has not sent anything yet.
     *
     * @param first asks for the first page
     * @param others makes the pager for the pages after the first, which may be requested before they are demanded
     * @param from where the read begins
     * @param left how many items the read may still take
     * @param isOnePage whether the read ends after one page
     * @param ahead how many pages may be requested before they are demanded: one, or none
     * @param clock gives the current time in nanoseconds
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
    public boolean isOneAtATime() {
        return true;
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
