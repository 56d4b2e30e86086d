package io.github.movietable;

import io.github.movietable.internal.call.Workers;
import io.github.movietable.model.Movie;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Pages one behind the other. The next one is fetched while the one before is looked at, never beyond a limit: a page
 * says what is left of it, and nothing is fetched where nothing is left. A reader who stops leaves one fetch behind,
 * which ends by itself.
 */
final class SequentialPages implements Pages {
    private final Function<ReadClauses, Page<Movie>> read;
    private final Executor workers;
    private Optional<ReadClauses> next;
    private @Nullable FutureTask<Page<Movie>> ahead;

    SequentialPages(ReadClauses first, Executor workers, Function<ReadClauses, Page<Movie>> read) {
        this.read = read;
        this.workers = workers;
        this.next = Optional.of(first);
    }

    @Override
    public boolean hasNext() {
        return next.isPresent();
    }

    @Override
    public Page<Movie> next() {
        ReadClauses clauses = next.orElseThrow(() -> new NoSuchElementException("there are no more pages"));
        Page<Movie> page = ahead == null ? read.apply(clauses) : Workers.await(ahead);
        next = clauses.behind(page);
        ahead = clauses.prefetch() && next.isPresent() ? fetch(next.get()) : null;
        return page;
    }

    private @Nullable FutureTask<Page<Movie>> fetch(ReadClauses clauses) {
        return Workers.ahead(workers, () -> read.apply(clauses));
    }

    @Override
    public void cancel() {
        next = Optional.empty();
        if (ahead != null) {
            ahead.cancel(true);
        }
    }
}
