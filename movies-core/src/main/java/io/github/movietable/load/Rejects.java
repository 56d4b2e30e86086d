package io.github.movietable.load;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.internal.json.FileTrouble;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rejected records: the first hundred for the report, and all of them in the file for rejects, if there is one. */
final class Rejects implements AutoCloseable {
    private static final int KEPT = 100;

    private final List<Rejection> first = new ArrayList<>();
    private final @Nullable Path path;
    private final @Nullable RejectFile file;

    Rejects(@Nullable Path path, Ledger.Mark from) {
        this.path = path;
        try {
            this.file = path == null ? null : RejectFile.open(path, from);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    void add(Rejected rejected) {
        if (first.size() < KEPT) {
            first.add(rejected.rejection());
        }
        try {
            if (file != null) {
                file.write(rejected.rejection(), rejected.movie().get());
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private MoviesException failed(IOException e) {
        return new MoviesException("the file for rejects " + path + " can't be written: " + FileTrouble.inWords(e), e);
    }

    List<Rejection> first() {
        return List.copyOf(first);
    }

    void flush() {
        try {
            if (file != null) {
                file.flush();
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }
}
