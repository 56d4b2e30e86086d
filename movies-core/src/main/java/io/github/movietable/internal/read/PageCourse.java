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
 * A course that reads pages. It sends no request before its user demands a page; then it sends one request for each
 * demanded page, and one for each page that it may read ahead.
 *
 * @param <T> what is read
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
     * A course that has not begun.
     *
     * @param clock the time in nanoseconds
     * @param ahead how many pages may be asked for beyond the demand
     * @param left what may be taken
     */
    PageCourse(LongSupplier clock, int ahead, Bounds left) {
        this.errands = new Errands(clock);
        this.ahead = ahead;
        this.left = left;
    }

    /**
     * Why there are no more pages.
     *
     * @param cause what was thrown
     * @param segment the segment that failed; -1 if the read has no segments
     * @param places the places at which the read stood, one for each segment
     */
    public record Failed(Throwable cause, int segment, List<Place> places) {}

    /**
     * Gives each page a deadline. To be called before the course begins.
     *
     * @param deadline gives the deadline of a page that is asked for now; null for none
     */
    public final void within(Supplier<@Nullable Deadline> deadline) {
        errands.within(deadline);
    }

    /**
     * Demands pages.
     *
     * @param pages how many more
     */
    public final void demand(long pages) {
        isBegun = true;
        demanded = plus(demanded, pages);
    }

    /**
     * Lowers the number of pages to read ahead, for a user who may stop after any page.
     *
     * @param pages the most pages that may be asked for beyond the demand
     */
    public final void readAheadAtMost(int pages) {
        ahead = Math.min(ahead, pages);
    }

    /**
     * Takes a page that was demanded.
     *
     * @return the page; null if none is there, or the course has failed
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
     * Whether the next page is the answer to the first request and to no other, so that a thread that waits for the
     * page may send that request itself.
     *
     * @return whether it is
     */
    public boolean isInOrder() {
        return true;
    }

    /**
     * Whether there is nothing to wait for before {@link #take}.
     *
     * @return true if a page is there, or no page will follow
     */
    public final boolean isReady() {
        return !hasMore() || isNextThere();
    }

    /**
     * Why the course failed. To be asked after {@link #take} has returned null.
     *
     * @return the failure, or null
     */
    public final @Nullable Failed failed() {
        return failed;
    }

    /**
     * Whether the course has failed, or will fail after the pages before the failure are taken; requests that are on
     * their way are then in vain.
     *
     * @return whether it fails
     */
    public boolean isFailing() {
        return failed != null;
    }

    /**
     * Whether there is, or may still be, a page to take.
     *
     * @return false at the end, and after a failure
     */
    public final boolean hasMore() {
        return !isOver() && !isAtEnd();
    }

    /** Ends the reading: nothing more is asked for or handed over. */
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

    /** Whether the next chunk, or a failure in its place, has arrived. */
    abstract boolean isNextThere();

    /** Takes the next chunk; null if it has not arrived or has failed. */
    abstract @Nullable Chunk<T> nextChunk();

    /** Moves behind the chunk that was taken last. Returns the places at which the read goes on. */
    abstract List<Place> goTo(Chunk<T> taken);

    /** Whether all pages were taken. */
    abstract boolean isAtEnd();

    /** Sends more requests at once from here on if the page suggests that they will be needed. */
    void widen(Given<T> given) {}

    final Errands errands() {
        return errands;
    }

    final Bounds left() {
        return left;
    }

    /**
     * How many pages may be asked for and not be taken yet: the demand and the pages ahead, but no more than {@code
     * atOnce}.
     */
    final int mayAsk(int atOnce) {
        return (int) Math.min(atOnce, plus(demanded, ahead));
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
