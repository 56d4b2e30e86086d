package io.github.movietable.load;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.internal.json.FileTrouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files that a load writes, if the program wants them: rejected records, and the checkpoint, which it locks. */
final class LoadFiles implements AutoCloseable {
    private final @Nullable Checkpoint checkpoint;
    private final @Nullable LoadLock lock;
    private final Ledger.Mark resumed;
    private final TableIdentity table;
    private final List<String> remarks;
    private final Rejects rejects;

    private LoadFiles(LoadSettings settings, String table, TableIdentity now, @Nullable LoadLock lock) {
        this.lock = lock;
        this.checkpoint = settings.checkpoint() == null ? null : new Checkpoint(settings.checkpoint(), table);
        Optional<Checkpoint.Saved> saved = saved(settings.resumes());
        this.resumed = saved.map(Checkpoint.Saved::mark).orElse(Ledger.Mark.BEGINNING);
        TableIdentity then = saved.map(Checkpoint.Saved::table).orElse(now);
        then.differenceTo(now).ifPresent(this::refuse);
        this.remarks = saved.isEmpty() || then.isComparableTo(now) ? List.of() : List.of(unchecked(then));
        this.table = then.or(now);
        // last, because it replaces the rejects of an earlier load, which must stay if the checkpoint is refused
        this.rejects = new Rejects(settings.rejects(), resumed);
    }

    /** Locks and reads the checkpoint, and opens the file for rejects. Throws if the checkpoint is of another table. */
    static LoadFiles open(LoadSettings settings, String table, TableIdentity now) {
        LoadLock lock = settings.checkpoint() == null ? null : locked(settings.checkpoint());
        try {
            return new LoadFiles(settings, table, now, lock);
        } catch (RuntimeException | Error e) {
            release(lock);
            throw e;
        }
    }

    private static LoadLock locked(Path checkpoint) {
        try {
            return LoadLock.on(checkpoint);
        } catch (IOException e) {
            throw new MoviesException(
                    "the checkpoint " + checkpoint + " can't be locked: " + FileTrouble.inWords(e), e);
        }
    }

    private Optional<Checkpoint.Saved> saved(boolean resumes) {
        if (checkpoint == null) {
            return Optional.empty();
        }
        if (!resumes && checkpoint.exists()) {
            throw checkpoint.refused(
                    "it exists already, from a load that did not end; resume(file) continues that load");
        }
        return checkpoint.read();
    }

    private void refuse(String difference) {
        throw Objects.requireNonNull(checkpoint)
                .refused("it is of a load into an earlier table of this name, " + difference
                        + ", and the records that it counts as written are not in this one");
    }

    private static String unchecked(TableIdentity then) {
        return "it could not be checked whether the checkpoint was begun with this same table, because "
                + (then.equals(TableIdentity.UNKNOWN)
                        ? "the checkpoint does not identify its table"
                        : "DescribeTable gave no id");
    }

    /** The state from which the load continues; the beginning if it does not resume. */
    Ledger.Mark resumed() {
        return resumed;
    }

    Rejects rejects() {
        return rejects;
    }

    /** Remarks on the checkpoint, for {@link LoadReport#remarks}; usually none. */
    List<String> remarks() {
        return remarks;
    }

    boolean hasCheckpoint() {
        return checkpoint != null;
    }

    /** Writes a checkpoint. The rejected records are flushed to their file first, because it counts them as done. */
    void keep(Ledger.Mark mark) {
        if (checkpoint != null) {
            rejects.flush();
            checkpoint.write(mark, table);
        }
    }

    MoviesException changed(String how) {
        return Objects.requireNonNull(checkpoint).refused(how);
    }

    /** Closes the file for rejects and deletes the checkpoint, because the load is complete. */
    void done() {
        rejects.close();
        if (checkpoint != null) {
            checkpoint.delete();
        }
    }

    @Override
    public void close() {
        release(lock);
    }

    private static void release(@Nullable LoadLock lock) {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
