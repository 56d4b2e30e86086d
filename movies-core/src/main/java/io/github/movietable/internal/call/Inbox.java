package io.github.movietable.internal.call;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A buffer, bounded in bytes, between the thread that reads a source and the {@link Course} that loads the records. The
 * source's thread appends to it under a lock of its own that is held for a moment only. The thread that has the
 * course's lock takes all records at once.
 *
 * @param <T> the type of the source's records
 */
public final class Inbox<T> {
    private static final long BYTES = 512 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Deque<T> filled = new ArrayDeque<>();

    /**
     * Changed under the lock. The source's thread reads this and {@link #isClosed} without the lock after each record.
     */
    private volatile long bytes;

    private volatile boolean isClosed;
    private boolean isInterrupted;
    private boolean hasEnded;
    private @Nullable Throwable broken;
    private @Nullable Thread source;

    /** Says that the calling thread reads the source, from now until it calls {@link #end}. */
    public void begin() {
        locked(() -> source = Thread.currentThread());
    }

    /**
     * Appends a record.
     *
     * @param read the record
     * @param size how much memory it takes, in bytes
     * @return how many records are in the buffer now
     */
    public int add(T read, long size) {
        lock.lock();
        try {
            filled.add(read);
            long more = bytes + size;
            bytes = more;
            return filled.size();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Whether the source's thread has to wait before it appends more.
     *
     * @return whether the buffer is over its bound
     */
    public boolean isFull() {
        return bytes > BYTES;
    }

    /**
     * Whether no more records are wanted.
     *
     * @return whether {@link #close} was called
     */
    public boolean isClosed() {
        return isClosed;
    }

    /** Waits until the buffer is within its bound, or the inbox is closed. */
    public void awaitRoom() {
        lock.lock();
        try {
            while (bytes > BYTES && !isClosed) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Says that the source has ended and is closed.
     *
     * @param why the exception that broke it, or null if it was read to its end
     */
    public void end(@Nullable Throwable why) {
        locked(() -> {
            hasEnded = true;
            broken = why;
            source = null;
            if (isInterrupted) {
                // close interrupted this thread because of the source, so its next task must not see the interrupt
                Thread.interrupted();
            }
        });
    }

    /**
     * Takes all records, in exchange for an empty deque.
     *
     * @param emptied an empty deque, which the inbox fills from now on
     * @return the records, in the order in which they were read
     */
    public Deque<T> takeAll(Deque<T> emptied) {
        lock.lock();
        try {
            Deque<T> all = filled;
            filled = emptied;
            bytes = 0;
            changed.signalAll();
            return all;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Whether the source has ended and all its records were taken.
     *
     * @return true if no more records will come
     */
    public boolean isExhausted() {
        lock.lock();
        try {
            return hasEnded && filled.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Why the source could not be read to its end.
     *
     * @return the exception; null if there was none, or the source has not ended
     */
    public @Nullable Throwable broken() {
        lock.lock();
        try {
            return broken;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Says that no more records are wanted. Interrupts the source's thread, and waits for it to close the source. If
     * that takes too long, the thread is left alone.
     *
     * @param longest how long to wait for the source's thread
     */
    public void close(Duration longest) {
        lock.lock();
        try {
            isClosed = true;
            changed.signalAll();
            if (source != null && source != Thread.currentThread()) {
                isInterrupted = true;
                source.interrupt();
                awaitEnd(longest.toNanos());
            }
        } finally {
            lock.unlock();
        }
    }

    private void awaitEnd(long longest) {
        long left = longest;
        boolean interrupted = Thread.interrupted();
        while (source != null && left > 0) {
            try {
                left = changed.awaitNanos(left);
            } catch (InterruptedException e) {
                interrupted = true;
                left -= TimeUnit.MILLISECONDS.toNanos(1);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
