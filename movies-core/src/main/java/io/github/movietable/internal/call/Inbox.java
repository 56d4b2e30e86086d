package io.github.movietable.internal.call;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A buffer between a source and its course, bounded in bytes. The source's thread appends to it under a lock that is held
 * for a moment only. The thread that has the course's lock takes over all of it at once.
 *
 * @param <T> the records that the source reads
 */
public final class Inbox<T> {
    private static final long BYTES = 512 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Deque<T> filled = new ArrayDeque<>();
    private long bytes;
    private boolean isClosed;
    private boolean isInterrupted;
    private boolean hasEnded;
    private @Nullable Throwable broken;
    private @Nullable Thread source;

    /** The calling thread reads the source, from now until it calls {@link #end}. */
    public void begin() {
        locked(() -> source = Thread.currentThread());
    }

    /**
     * Appends a record.
     *
     * @param read the record
     * @param size how much memory it takes, in bytes
     * @return how many records wait now
     */
    public int add(T read, long size) {
        lock.lock();
        try {
            filled.add(read);
            bytes += size;
            return filled.size();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Whether the source has to wait.
     *
     * @return whether it is full
     */
    public boolean isFull() {
        lock.lock();
        try {
            return bytes > BYTES;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Whether nothing more is wanted of the source.
     *
     * @return whether it was closed
     */
    public boolean isClosed() {
        lock.lock();
        try {
            return isClosed;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is room, or nothing more is wanted. */
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
     * The source has ended, and is closed.
     *
     * @param why the exception that broke it, or null if it was read to its end
     */
    public void end(@Nullable Throwable why) {
        locked(() -> {
            hasEnded = true;
            broken = why;
            source = null;
            if (isInterrupted) {
                // it was for the source, and not for the next task of this thread
                Thread.interrupted();
            }
        });
    }

    /**
     * Takes over all records that wait, in exchange for an empty deque.
     *
     * @param emptied is filled from now on
     * @return the records that waited
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
     * Whether the source has ended, and all its records were taken over.
     *
     * @return whether nothing more will come
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
     * @return the exception, or null
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
     * Nothing more is wanted. The source's thread is interrupted, and has a while to close the source; if it is stuck in
     * it, it is left behind.
     *
     * @param longest how long to wait for it
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
