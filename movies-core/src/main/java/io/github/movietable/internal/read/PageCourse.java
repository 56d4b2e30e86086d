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
 * page that is demanded, and for so many pages ahead as it was made with.
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
     * @param places where the read stood
     */
    public record Failed(Throwable cause, int segment, List<Place> places) {}

    /**
     * Has pages come in time, or fail; said before the course begins.
     *
     * @param deadline the deadline of a page that is asked for now; null for none
     */
    public final void within(Supplier<@Nullable Deadline> deadline) {
        errands.within(deadline);
    }

    /**
     * Somebody wants pages.
     *
     * @param pages how many more
     */
    public final void demand(long pages) {
        isBegun = true;
        demanded = plus(demanded, pages);
    }

    /**
     * Asks for fewer pages ahead than the course was made with: for those whose demand may end with any page.
     *
     * @param pages how many pages may be asked for beyond the demand at the most
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
     * Whether somebody who waits for a page needs just the answer to the first request, and no other.
     *
     * @return whether to send that request at once if nobody else does
     */
    public boolean isInOrder() {
        return true;
    }

    /**
     * Whether {@link #take} would not wait for anything.
     *
     * @return whether a page is there, or nothing more will come
     */
    public final boolean isReady() {
        return !hasMore() || isNextThere();
    }

    /**
     * Why the course failed: asked for once {@link #take} has given nothing.
     *
     * @return the failure, or null
     */
    public final @Nullable Failed failed() {
        return failed;
    }

    /**
     * Whether it has failed, or will once the pages before the failure are taken: what is on its way is in vain.
     *
     * @return whether no more pages come
     */
    public boolean isFailing() {
        return failed != null;
    }

    /**
     * Whether there is, or may be, a page that was not taken.
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
        return errands.rest();
    }

    @Override
    public final boolean isDone() {
        return !hasMore() && errands.isIdle();
    }

    /** Begins what may be asked for now. */
    abstract void ask();

    /** Whether the chunk whose turn it is, or a failure in its place, is there. */
    abstract boolean isNextThere();

    /** Takes the chunk whose turn it is; null if it is not there, or has failed. */
    abstract @Nullable Chunk<T> nextChunk();

    /** Moves behind the chunk that was taken last, and returns the places there. */
    abstract List<Place> goTo(Chunk<T> taken);

    /** Whether all was handed over. */
    abstract boolean isAtEnd();

    /** Asks for more at once from here on, if that is wise. */
    void widen(Given<T> given) {}

    final Errands errands() {
        return errands;
    }

    final Bounds left() {
        return left;
    }

    /** How many pages may be asked for and not taken yet, if so many are allowed at once. */
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
