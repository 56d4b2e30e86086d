package io.github.movietable;

import io.github.movietable.internal.call.Workers;
import io.github.movietable.model.Movie;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a read over years, in the order of the answer. Some years ahead of the one that is being read are asked
 * for already: all that the window holds without a limit; with a limit one at first, then more as movies fail to come;
 * with a bound on what is read none, so that the bound holds exactly. A page of its own ends where a year is cut, so it
 * begins with one year, and asks for the others at once where that was small. What was asked for in vain ends by itself.
 */
final class YearPages implements Pages {
    static final int WINDOW = 8;

    /** An eighth of what a page of 1 MB costs, and less if strongly consistent: years like this one will not be cut. */
    private static final double SMALL_UNITS = 16;

    private final YearsQuery read;
    private final Deque<Integer> coming = new ArrayDeque<>();
    private final Deque<Pending> asked = new ArrayDeque<>();
    private ReadClauses left;
    private int window;
    private int askable;
    private int yearsRead;
    private boolean cut;
    private boolean done;

    /** All pages, as they are asked for. */
    static YearPages of(YearsQuery read) {
        return new YearPages(read, false);
    }

    /** What one page of its own takes: nothing is asked for that would not be in it. */
    static YearPages ofOnePage(YearsQuery read) {
        return new YearPages(read, true);
    }

    private YearPages(YearsQuery read, boolean isOnePage) {
        this.read = read;
        this.left = read.clauses();
        this.askable = isOnePage && left.limit() == 0 ? WINDOW : Integer.MAX_VALUE;
        this.window = isOnePage || left.limit() > 0 || !mayReadAhead() ? 1 : WINDOW;
        this.coming.addAll(read.ordered());
        Cursor after = left.after();
        if (after != null) {
            goTo(after.placeIn(read.binding()));
        }
    }

    private boolean mayReadAhead() {
        return left.prefetch() && left.readAtMost() == 0;
    }

    private record Pending(
            YearQuery query, int year, @Nullable FutureTask<Page<Movie>> answer) {}

    private void goTo(Place place) {
        while (!coming.isEmpty() && coming.getFirst() != place.year()) {
            coming.removeFirst();
        }
        if (coming.isEmpty()) {
            throw new InvalidCursorException("its year is none of this read");
        }
        if (place.kind() == Place.Kind.BEHIND) {
            YearQuery query = read.query(coming.removeFirst());
            askable--;
            asked.add(new Pending(query.startAfter(Cursor.at(place, query.form().binding())), place.year(), null));
        }
    }

    /** The queries that are still to be made, from where the cursor stands. */
    Stream<YearQuery> coming() {
        return Stream.concat(asked.stream().map(Pending::query), coming.stream().map(read::query));
    }

    @Override
    public boolean hasNext() {
        return !done && !(asked.isEmpty() && coming.isEmpty());
    }

    /** Whether a page of its own may end here: eight years are read, or DynamoDB has cut one. */
    boolean atBreak() {
        return cut || yearsRead % WINDOW == 0;
    }

    @Override
    public Page<Movie> next() {
        if (!hasNext()) {
            throw new NoSuchElementException("there are no more pages");
        }
        ask();
        Pending head = asked.removeFirst();
        YearQuery query = head.query();
        Page<Movie> page = head.answer() == null ? run(query, left) : Workers.await(head.answer());
        Optional<Place> next =
                page.next().map(cursor -> cursor.placeIn(query.form().binding()));
        cut = next.isPresent();
        if (cut) {
            asked.addFirst(new Pending(query.startAfter(page.next().get()), head.year(), null));
        } else {
            yearsRead++;
            next = nextYear().map(year -> Place.atYear(year));
        }
        return accounted(page, next.map(place -> Cursor.at(place, read.binding())));
    }

    private Optional<Integer> nextYear() {
        return asked.isEmpty()
                ? Optional.ofNullable(coming.peekFirst())
                : Optional.of(asked.getFirst().year());
    }

    private void ask() {
        while (asked.size() < window && !coming.isEmpty() && askable > 0) {
            askable--;
            int year = coming.removeFirst();
            YearQuery query = read.query(year);
            ReadClauses limits = left;
            FutureTask<Page<Movie>> answer =
                    window == 1 ? null : Workers.ahead(read.table().workers(), () -> run(query, limits));
            asked.add(new Pending(query, year, answer));
        }
    }

    @Override
    public void cancel() {
        done = true;
        asked.forEach(pending -> {
            if (pending.answer() != null) {
                pending.answer().cancel(true);
            }
        });
    }

    private static Page<Movie> run(YearQuery query, ReadClauses limits) {
        ReadClauses bounded = query.clauses().limit(limits.limit()).readAtMost(limits.readAtMost());
        return query.with(bounded).form().page(false);
    }

    private Page<Movie> accounted(Page<Movie> page, Optional<Cursor> next) {
        Page.Stop stop = next.isEmpty() ? Page.Stop.END : PageReader.stop(left, page.matched(), page.examined());
        Page<Movie> placed = Page.of(page.items(), next, stop, page.matched(), page.examined(), page.units());
        Page<Movie> bounded = left.limit() > 0 ? cut(placed, left.limit(), read.binding()) : placed;
        left.behind(bounded).ifPresentOrElse(clauses -> left = clauses, () -> done = true);
        widen(page);
        return bounded;
    }

    /** What is asked for ahead is paid for: not where the limit may be reached, or a page of its own may end before it. */
    private void widen(Page<Movie> page) {
        if (mayReadAhead() && left.limit() > 0) {
            window = Math.min(window * 2, WINDOW);
        } else if (mayReadAhead() && left.pageSize() == 0 && page.units().read() <= SMALL_UNITS) {
            window = WINDOW;
        }
    }

    /** The page with no more than so many movies; the cursor then stands behind the last of them. */
    static Page<Movie> cut(Page<Movie> page, int limit, Cursor.Binding binding) {
        if (page.items().size() <= limit) {
            return page;
        }
        List<Movie> kept = page.items().subList(0, limit);
        Cursor next = Cursor.at(Place.behind(kept.get(limit - 1).key()), binding);
        return Page.of(kept, Optional.of(next), Page.Stop.LIMIT, page.matched(), page.examined(), page.units());
    }
}
