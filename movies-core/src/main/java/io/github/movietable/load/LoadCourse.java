package io.github.movietable.load;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.internal.batch.Batches;
import io.github.movietable.internal.batch.Fate;
import io.github.movietable.internal.batch.Tally;
import io.github.movietable.internal.batch.Write;
import io.github.movietable.internal.call.Course;
import io.github.movietable.internal.call.Flight;
import io.github.movietable.internal.call.Inbox;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * The {@link Course} (work with many requests in flight) of a load: takes records from the inbox, counts them, and
 * passes them on to {@link Batches}. It keeps rejected records until the thread that runs the load writes them to disk,
 * which must not be done under the driver's lock.
 */
final class LoadCourse implements Course, Batches.Observer {
    /** When the rejected records that wait to be written take this many bytes, no more records are taken. */
    private static final long MOST_REJECTED = 1024 * 1024;

    private final Inbox<Incoming> inbox;
    private final Ledger ledger;
    private final boolean stopsAtReject;
    private final Batches batches;
    private Deque<Incoming> taken = new ArrayDeque<>();

    /** Whether the first of {@link #taken} is already counted, because there was no room for it when it came. */
    private boolean isCounted;

    private List<Rejected> rejected = new ArrayList<>();
    private long rejectedBytes;
    private @Nullable RuntimeException failure;
    private String digest;
    private boolean hasTaken;
    private volatile boolean hungry = true;

    LoadCourse(
            Inbox<Incoming> inbox,
            Ledger.Mark from,
            boolean stopsAtReject,
            Function<Batches.Observer, Batches> batches) {
        this.inbox = inbox;
        this.ledger = new Ledger(from);
        this.digest = from.digest();
        this.stopsAtReject = stopsAtReject;
        this.batches = batches.apply(this);
    }

    @Override
    public @Nullable Flight<?, ?> next() {
        if (failure() != null) {
            return null;
        }
        takeOver();
        Flight<?, ?> next = failure() == null ? batches.next() : null;
        hungry = batches.isHungry();
        return next;
    }

    private void takeOver() {
        while (rejectedBytes < MOST_REJECTED && failure == null) {
            if (taken.isEmpty()) {
                taken = inbox.takeAll(taken);
            }
            Incoming first = taken.peek();
            if (first == null || !take(first)) {
                break;
            }
            taken.remove();
            isCounted = false;
        }
        if (taken.isEmpty() && inbox.isExhausted()) {
            batches.finish();
        }
    }

    private boolean take(Incoming first) {
        LoadRecord record = first.record();
        if (!isCounted) {
            ledger.read(record.number());
            digest = first.digest() == null ? digest : first.digest();
            isCounted = true;
            hasTaken = true;
        }
        if (record.write() != null) {
            return batches.offer(record.write());
        }
        ledger.settled(record.number(), Fate.REJECTED);
        reject(Rejected.by(record), record.held());
        return true;
    }

    @Override
    public void settled(Write write, Fate fate, @Nullable DynamoDbException why) {
        ledger.settled(write.record(), fate);
        if (fate == Fate.WRITTEN && write.item() == null) {
            ledger.deleted();
        }
        if (why != null) {
            reject(Rejected.by(write, why), write.size().held());
        }
    }

    private void reject(Rejected record, long held) {
        rejected.add(record);
        rejectedBytes += held;
        if (stopsAtReject) {
            fail(new MoviesException("the load was to stop at the first rejected record: " + record.rejection()));
        }
    }

    /** Ends the load: nothing more is sent. If this is called again, the first reason is kept. */
    void fail(RuntimeException why) {
        failure = failure == null ? why : failure;
    }

    /** Why the load can't go on; null while it can. */
    @Nullable
    RuntimeException failure() {
        return failure == null ? batches.failure() : failure;
    }

    @Override
    public @Nullable Duration rest() {
        return failure() == null ? batches.rest() : null;
    }

    @Override
    public boolean isDone() {
        return failure() == null && taken.isEmpty() && inbox.isExhausted() && batches.isDone();
    }

    /** Whether the load is done or has failed. */
    boolean isOver() {
        return failure() != null || isDone();
    }

    /** Whether the rejected records must be written before more records are taken, because they take much memory. */
    boolean isFullOfRejected() {
        return rejectedBytes >= MOST_REJECTED;
    }

    /** Whether another batch would be sent at once if there were records for it. Any thread may ask, without a lock. */
    boolean isHungry() {
        return hungry;
    }

    /** Removes and returns the records that were rejected since the last call. */
    List<Rejected> takeRejected() {
        List<Rejected> all = rejected;
        rejected = new ArrayList<>();
        rejectedBytes = 0;
        return all;
    }

    /** Whether any record was taken from the inbox; before that a checkpoint would say nothing new. */
    boolean hasTaken() {
        return hasTaken;
    }

    Ledger.Mark mark() {
        return ledger.mark(digest);
    }

    Ledger ledger() {
        return ledger;
    }

    Tally tally() {
        return batches.tally();
    }
}
