package io.github.movietable;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.internal.BatchWriter;
import io.github.movietable.internal.Fate;
import io.github.movietable.internal.Pacer;
import io.github.movietable.internal.Write;
import io.github.movietable.model.MovieKey;
import java.time.Duration;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Deletes many movies in batches, as their keys come in. */
final class BulkDelete {
    private BulkDelete() {}

    private static final Duration DRAIN = Duration.ofSeconds(1);

    static long run(TableView table, Iterator<MovieKey> keys) {
        Count deleted = new Count();
        Pacer pacer = Pacer.adaptive(table.calls().ticker());
        BatchWriter writer = new BatchWriter(table.calls(), table.name(), table.workers(), pacer, deleted);
        try {
            for (long n = 1; keys.hasNext(); n++) {
                writer.add(Write.delete(keys.next(), n));
            }
            writer.finish();
            return deleted.count;
        } catch (RuntimeException e) {
            writer.stop(DRAIN);
            if (deleted.count == 0) {
                throw e;
            }
            throw new MoviesException(
                    "deleting movies from the table " + table.name() + " failed after " + deleted.count
                            + " were deleted; deleting again goes on with the rest: " + e.getMessage(),
                    e);
        }
    }

    private static final class Count implements BatchWriter.Observer {
        private long count;

        @Override
        public void settled(Write write, Fate fate, @Nullable DynamoDbException why) {
            if (why != null) {
                throw why;
            }
            count += fate == Fate.WRITTEN ? 1 : 0;
        }

        @Override
        public void tick() {}
    }
}
