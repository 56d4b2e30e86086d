package io.github.movietable.internal.read;

import io.github.movietable.expression.Item;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads years in order, each with its own query. The queries of later years are sent while an earlier year is still
 * being read: eight at the same time if there is no limit. With a limit it is one query at first, and twice as many
 * after each page that does not reach the limit. If {@code readAtMost} bounds the read, no query is sent ahead, so that
 * the bound is kept exactly; nor is one for a subscriber who has not requested all.
 *
 * <p>A single page ends where DynamoDB divides a year into several responses. So for a single page the course requests
 * one year first, and the others at the same time if that year was small.
 *
 * @param <T> the type of the items that are read
 */
public final class YearByYear<T extends Item> extends PageCourse<T> {
    /** How many years are requested at the same time, at the most; also the number of years in a single page. */
    public static final int WINDOW = 8;

    /**
     * An eighth of the units that a response of 1 MB costs, or a sixteenth if the read is strongly consistent: years of
     * this size fit into one response.
     */
    private static final double SMALL_UNITS = 16;

    private final IntFunction<Pager<T>> pagers;
    private final Deque<Integer> notAsked;
    private final Deque<Asked<T>> asked = new ArrayDeque<>();
    private final boolean isOnePage;
    private final boolean mayWiden;
    private int window;
    private int yearsRead;
    private boolean isCut;

    private static final class Asked<T extends Item> {
        private final int year;
        private final Place from;
        private boolean isBegun;
        private Errands.@Nullable Outcome<Chunk<T>> came;

        Asked(int year, Place from) {
            this.year = year;
            this.from = from;
        }
    }

    /**
     * Creates a read that has not sent anything yet.
     *
     * @param pagers gives the pager of a year
     * @param years the years in order, beginning with that of {@code from}
     * @param from where the first year begins
     * @param left how many items the read may still take
     * @param isOnePage whether the read ends after a single page: after eight years, or where a response ends before
     *     its year does
     * @param mayReadAhead whether years may be requested before they are demanded
     * @param clock gives the current time in nanoseconds
     */
    public YearByYear(
            IntFunction<Pager<T>> pagers,
            Collection<Integer> years,
            Place from,
            Bounds left,
            boolean isOnePage,
            boolean mayReadAhead,
            LongSupplier clock) {
        super(clock, mayReadAhead ? WINDOW - 1 : 0, left);
        this.pagers = pagers;
        this.notAsked = new ArrayDeque<>(years);
        this.isOnePage = isOnePage && !left.hasLimit();
        this.mayWiden = mayReadAhead && !left.hasReadLimit();
        this.window = isOnePage || left.hasLimit() || !mayWiden ? 1 : WINDOW;
        if (from.kind() == Place.Kind.BEHIND) {
            asked.add(new Asked<>(notAsked.removeFirst(), from));
        }
    }

    @Override
    void ask() {
        int some = mayAsk(mayReadFarAhead() ? window : 1);
        while (asked.size() < some && !notAsked.isEmpty() && isOfThisPage(asked.size())) {
            asked.add(new Asked<>(notAsked.removeFirst(), Place.BEGINNING));
        }
        for (Asked<T> each : asked) {
            if (some-- <= 0) {
                return;
            }
            begin(each);
        }
    }

    private boolean isOfThisPage(int more) {
        return !isOnePage || yearsRead + more < WINDOW;
    }

    private void begin(Asked<T> year) {
        if (!year.isBegun) {
            year.isBegun = true;
            Bounds now = left();
            errands().begin(() -> pagers.apply(year.year).page(year.from, now), outcome -> year.came = outcome);
        }
    }

    @Override
    boolean isNextThere() {
        return !asked.isEmpty() && asked.getFirst().came != null;
    }

    @Override
    @Nullable
    Chunk<T> nextChunk() {
        Asked<T> head = asked.peekFirst();
        if (head == null || head.came == null) {
            return null;
        }
        if (head.came.value() == null) {
            fail(head.came.cause(), -1, List.of(head.from));
        }
        return head.came.value();
    }

    @Override
    List<Place> goTo(Chunk<T> taken) {
        int year = asked.removeFirst().year;
        isCut = !taken.next().isEnd();
        if (isCut) {
            asked.addFirst(new Asked<>(year, taken.next()));
            return List.of(taken.next());
        }
        yearsRead++;
        Integer next = asked.isEmpty() ? notAsked.peekFirst() : Integer.valueOf(asked.getFirst().year);
        return List.of(next == null ? Place.END : Place.atYear(next));
    }

    @Override
    boolean isAtEnd() {
        boolean isPageFull = isOnePage && (isCut || yearsRead == WINDOW);
        return isPageFull || (asked.isEmpty() && notAsked.isEmpty());
    }

    /**
     * A query that is sent ahead costs units even if its movies are not needed. So none is sent if the limit may be
     * reached before its year, or if the single page may end before its year.
     */
    @Override
    void widen(Given<T> given) {
        if (mayWiden && left().hasLimit()) {
            window = Math.min(window * 2, WINDOW);
        } else if (mayWiden
                && left().pageSize() == Bounds.NONE
                && given.chunk().units().read() <= SMALL_UNITS) {
            window = WINDOW;
        }
    }
}
