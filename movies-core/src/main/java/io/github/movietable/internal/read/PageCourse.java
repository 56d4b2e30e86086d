package io.github.movietable.internal.read;

import io.github.movietable.expression.Item;
import io.github.movietable.internal.call.Course;
import io.github.movietable.internal.call.Deadline;
import io.github.movietable.internal.call.Flight;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Course} that reads pages. It sends no request before its user demands a page. From then on it sends one
 * request for each demanded page, and one for each page that it may read ahead.
 *
 * @param <T> the type of the items that are read
 */
public abstract class PageCourse<T extends Item> implements Course {
    private final Errands errands;
    private int ahead;
    private long demanded;
    private boolean isBegun;
    private boolean isStopped;
    private @Nullable Failed failed;
    private Bounds left;

    /**
     * Creates a course that has not sent anything yet.
     *
     * @param clock gives the current time in nanoseconds
     * @param ahead how many pages may be requested before they are demanded
     * @param left how many items the read may still take
     */
    PageCourse(LongSupplier clock, int ahead, Bounds left) {
        this.errands = new Errands(clock);
        this.ahead = ahead;
        this.left = left;
    }

    /**
     * The failure that ended the read.
     *
     * @param cause the exception
     * @param segment the segment that failed; -1 if the read has no segments
     * @param places the places after the pages that were taken: one place, or one for each segment of a scan
     */
    public record Failed(Throwable cause, int segment, List<Place> places) {}

    /**
     * Gives each page a deadline. Call this before the first demand.
     *
     * @param deadline gives the deadline of a page that is requested now; null for none
     */
    public final void within(Supplier<@Nullable Deadline> deadline) {
        errands.within(deadline);
    }

    /**
     * Says how many more pages the user wants.
     *
     * @param pages how many more pages
     */
    public final void demand(long pages) {
        isBegun = true;
        demanded = plus(demanded, pages);
    }

    /**
     * Lowers the number of pages to read ahead, for a user who may stop after any page.
     *
     * @param pages how many pages may be requested before they are demanded, at the most
     */
    public final void readAheadAtMost(int pages) {
        ahead = Math.min(ahead, pages);
    }

    /**
     * Takes the next page that was demanded.
     *
     * @return the page; null if it has not arrived, or the course has ended or failed
     */
    public final @Nullable Given<T> take() {
        Chunk<T> came = isOver() || demanded == 0 ? null : nextChunk();
        if (came == null) {
            return null;
        }
        demanded -= demanded == Long.MAX_VALUE ? 0 : 1;
        Chunk<T> chunk = came.cut(left.limit());
        List<Place> places = goTo(chunk);
        Given<T> given = new Given<>(chunk, places, left);
        left = left.behind(chunk);
        widen(given);
        if (left.isReached() || isAtEnd()) {
            stop();
        }
        return given;
    }

    /**
     * Whether pages are handed over in the order of their requests. If so, a thread that waits for the next page can
     * itself send the oldest request.
     *
     * @return true if they are; false if the next page may come from any request
     */
    public boolean isInOrder() {
        return true;
    }

    /**
     * Whether the course never has two requests in flight, so that one thread can run it.
     *
     * @return true if the course sends no request before the page of the previous request was taken
     */
    public boolean isOneAtATime() {
        return false;
    }

    /**
     * Whether it is time to call {@link #take}.
     *
     * @return true if the next page has arrived, or no page will follow
     */
    public final boolean isReady() {
        return !hasMore() || isNextThere();
    }

    /**
     * Why the course failed. Call this after {@link #take} has returned null.
     *
     * @return the failure; null if the course has not failed
     */
    public final @Nullable Failed failed() {
        return failed;
    }

    /**
     * Whether the course has failed, or will fail once the pages before the failure are taken. The results of requests
     * in flight are then not needed.
     *
     * @return true if a request has failed
     */
    public boolean isFailing() {
        return failed != null;
    }

    /**
     * Whether there may be another page to take, now or later.
     *
     * @return false at the end, and after a failure
     */
    public final boolean hasMore() {
        return !isOver() && !isAtEnd();
    }

    /** Ends the read: no more pages are requested or handed over. */
    public final void stop() {
        isStopped = true;
        errands.stop();
    }

    @Override
    public final @Nullable Flight<?, ?> next() {
        if (isBegun && hasMore()) {
            ask();
        }
        return errands.next();
    }

    @Override
    public final @Nullable Duration rest() {
        return errands.untilPauseEnds();
    }

    @Override
    public final boolean isDone() {
        return !hasMore() && errands.isIdle();
    }

    /** Begins the requests that may be sent now. */
    abstract void ask();

    /** Whether the next response, or a failure in its place, has arrived. */
    abstract boolean isNextThere();

    /** Takes the next chunk; null if it has not arrived or has failed. */
    abstract @Nullable Chunk<T> nextChunk();

    /** Moves the read to the end of the chunk that was taken last. Returns the places where the read continues. */
    abstract List<Place> goTo(Chunk<T> taken);

    /** Whether all pages were taken. */
    abstract boolean isAtEnd();

    /** Allows more requests at the same time from now on, if this page suggests that they will be needed. */
    void widen(Given<T> given) {}

    final Errands errands() {
        return errands;
    }

    final Bounds left() {
        return left;
    }

    /**
     * How many pages may be requested and not taken yet: those that are demanded and those to read ahead, but no more
     * than {@code atOnce}.
     */
    final int mayAsk(int atOnce) {
        return (int) Math.min(atOnce, plus(demanded, ahead));
    }

    /**
     * Whether pages behind the next one may be requested. If not, such a page would be more than one page ahead, should
     * the next one not be the last of its year.
     */
    final boolean mayReadFarAhead() {
        return ahead > 1 || demanded == Long.MAX_VALUE;
    }

    private static long plus(long count, long more) {
        return count > Long.MAX_VALUE - more ? Long.MAX_VALUE : count + more;
    }

    final void fail(Throwable cause, int segment, List<Place> places) {
        failed = new Failed(cause, segment, places);
        errands.stop();
    }

    private boolean isOver() {
        return isStopped || failed != null;
    }
}
