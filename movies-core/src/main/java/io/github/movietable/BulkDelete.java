package io.github.movietable;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.internal.BatchWriter;
import io.github.movietable.model.MovieKey;
import java.util.Iterator;

/** Deletes many movies in batches, as their keys come in. */
final class BulkDelete {
    private BulkDelete() {}

    static long run(TableView table, Iterator<MovieKey> keys) {
        BatchWriter writer = new BatchWriter(table.calls(), table.name(), table.workers(), (entry, e) -> {
            throw e;
        });
        try {
            for (long n = 1; keys.hasNext(); n++) {
                writer.add(BatchWriter.Entry.deletion(keys.next(), n));
            }
            writer.finish();
            return writer.written();
        } catch (RuntimeException e) {
            writer.stop();
            if (writer.written() == 0) {
                throw e;
            }
            throw new MoviesException(
                    "deleting movies from the table " + table.name() + " failed after " + writer.written()
                            + " were deleted; deleting again goes on with the rest: " + e.getMessage(),
                    e);
        }
    }
}
