package io.github.movietable.internal.read;

import io.github.movietable.expression.Item;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Scans the segments of a table in parallel, and hands over their pages in the order in which they arrive. Each segment
 * has at most one page that is requested or not yet taken, so there are never more pages in memory than segments. If
 * {@code readAtMost} bounds the read, the segments are read one after the other, so that the bound is kept exactly.
 * With a limit the read begins with one segment, and reads more at once if that one gives too few items.
 *
 * @param <T> the type of the items that are read
 */
public final class SideBySide<T extends Item> extends PageCourse<T> {
    private final Pages<T> pages;
    private final boolean isOnePage;
    private final List<Place> from;
    private final List<Place> places;
    private final BitSet asked = new BitSet();
    private final BitSet atEnd = new BitSet();
    private final Deque<Came<T>> came = new ArrayDeque<>();
    private int window;
    private int taken;
    private boolean hasFailed;

    private record Came<T extends Item>(int segment, Errands.Outcome<Chunk<T>> outcome) {}

    /**
     * Creates a scan that has not sent anything yet.
     *
     * @param pages requests the pages of the scan
     * @param from where each segment begins
     * @param left how many items the read may still take
     * @param isOnePage whether the read ends after one page of each segment
     * @param ahead how many pages may be requested before they are demanded
     * @param clock gives the current time in nanoseconds
     */
    public SideBySide(Pages<T> pages, List<Place> from, Bounds left, boolean isOnePage, int ahead, LongSupplier clock) {
        super(clock, ahead, left);
        this.pages = pages;
        this.isOnePage = isOnePage;
        this.from = List.copyOf(from);
        this.places = new ArrayList<>(from);
        this.window = left.hasLimit() || left.hasReadLimit() ? 1 : from.size();
        for (int segment = 0; segment < from.size(); segment++) {
            atEnd.set(segment, from.get(segment).isEnd());
        }
    }

    /** The next page may come from any segment. */
    @Override
    public boolean isInOrder() {
        return false;
    }

    @Override
    public boolean isFailing() {
        return hasFailed;
    }

    @Override
    void ask() {
        int segment = free(0);
        while (!hasFailed && asked.cardinality() < mayAsk(window) && segment < places.size()) {
            asked.set(segment);
            begin(segment);
            segment = free(segment);
        }
    }

    /** The first segment that has no page requested or waiting and is not at its end. */
    private int free(int from) {
        int segment = from;
        while (asked.get(segment) || atEnd.get(segment)) {
            segment++;
        }
        return segment;
    }

    private void begin(int segment) {
        Bounds now = left();
        Pages<T> ofSegment = pages.segment(segment, places.size());
        errands().begin(() -> ofSegment.page(places.get(segment), now), outcome -> {
            hasFailed |= outcome.value() == null;
            came.add(new Came<>(segment, outcome));
        });
    }

    @Override
    boolean isNextThere() {
        return !came.isEmpty();
    }

    @Override
    @Nullable
    Chunk<T> nextChunk() {
        Came<T> next = came.poll();
        if (next == null) {
            return null;
        }
        taken = next.segment();
        if (next.outcome().value() == null) {
            // a single page consists of a page of each segment, so after a failure it has to be read again from its
            // beginning
            fail(next.outcome().cause(), taken, isOnePage ? from : List.copyOf(places));
        }
        return next.outcome().value();
    }

    @Override
    List<Place> goTo(Chunk<T> chunk) {
        places.set(taken, chunk.next());
        asked.clear(taken);
        atEnd.set(taken, isOnePage || chunk.next().isEnd());
        return List.copyOf(places);
    }

    @Override
    boolean isAtEnd() {
        return atEnd.cardinality() == places.size();
    }

    @Override
    void widen(Given<T> given) {
        if (!left().hasReadLimit()) {
            window = Math.min(window * 2, places.size());
        }
    }
}
