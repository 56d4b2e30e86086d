package io.github.movietable.load;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.internal.call.Inbox;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;

/** Reads a source into the inbox, on the thread that calls {@link #run}, until the source or the load ends. */
final class SourceReader {
    private final Source source;
    private final Ledger.Mark resumed;
    private final boolean isDigested;
    private final Function<String, MoviesException> changed;
    private final Inbox<Incoming> inbox;
    private final IntConsumer added;
    private final Source.Between between;
    private volatile long bytesRead;
    private volatile long bytesTotal;
    private volatile Source.Found found = Source.Found.NOTHING;

    /**
     * Creates a reader of a source that is not open yet.
     *
     * @param resumed the state from which the load continues, as a checkpoint says
     * @param isDigested whether each record is handed on with the digest of the source up to it
     * @param changed makes the exception for a source that has changed since the checkpoint, from a text that says how
     * @param added is called after each record with the number of records in the inbox; it may block
     * @param between is called from time to time by the source, if the thread that runs the load reads it
     */
    SourceReader(
            Source source,
            Ledger.Mark resumed,
            boolean isDigested,
            Function<String, MoviesException> changed,
            Inbox<Incoming> inbox,
            IntConsumer added,
            Source.Between between) {
        this.source = source;
        this.resumed = resumed;
        this.isDigested = isDigested;
        this.changed = changed;
        this.inbox = inbox;
        this.added = added;
        this.between = between;
    }

    /** Reads to the end. If that fails, the exception is kept in the inbox, after the records that were read before. */
    void run() {
        inbox.begin();
        Throwable broken = null;
        try {
            readAll();
        } catch (Throwable e) {
            broken = e;
        }
        inbox.end(broken);
    }

    private void readAll() throws IOException {
        try (Source.Records opened = source.open(between)) {
            progress(opened);
            boolean goesOn = skipDone(opened);
            while (goesOn) {
                Optional<LoadRecord> next = opened.next();
                goesOn = next.isPresent() && take(next.get(), opened);
            }
            found = opened.found();
        }
    }

    /**
     * Reads again the records that the checkpoint covers. Only those that had not ended then are handed on, and only
     * when the digest has shown that all are unchanged. False if the load has ended meanwhile.
     */
    private boolean skipDone(Source.Records opened) throws IOException {
        Deque<LoadRecord> open = new ArrayDeque<>();
        for (long n = 0; n < resumed.record(); n++) {
            if (inbox.isClosed()) {
                return false;
            }
            LoadRecord next = opened.next().orElseThrow(() -> changed.apply("the source has become shorter since"));
            progress(opened);
            if (!resumed.isSettled(next.number())) {
                open.add(next);
            }
        }
        if (resumed.record() > 0 && !opened.digest().equals(resumed.digest())) {
            throw changed.apply("the source has changed since");
        }
        boolean goesOn = true;
        while (goesOn && !open.isEmpty()) {
            goesOn = take(open.remove(), opened);
        }
        return goesOn;
    }

    private boolean take(LoadRecord record, Source.Records opened) {
        progress(opened);
        Incoming incoming = new Incoming(record, isDigested ? opened.digest() : null);
        added.accept(inbox.add(incoming, record.held()));
        return !inbox.isClosed();
    }

    private void progress(Source.Records opened) {
        bytesRead = opened.bytesRead();
        bytesTotal = opened.bytesTotal();
    }

    Source.Found found() {
        return found;
    }

    long bytesRead() {
        return bytesRead;
    }

    long bytesTotal() {
        return bytesTotal;
    }
}
