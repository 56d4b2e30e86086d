package io.github.movietable;

import io.github.movietable.internal.call.AsyncClient;
import io.github.movietable.internal.call.Client;
import io.github.movietable.internal.call.Deadline;
import io.github.movietable.internal.call.Hidden;
import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.call.TableKey;
import io.github.movietable.internal.call.Target;
import io.github.movietable.internal.call.Workers;
import io.github.movietable.internal.document.Texts;
import io.github.movietable.model.Meter;
import io.github.movietable.model.MovieKey;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A table's name, client and settings. Each read and each write holds the view of the table that made it. */
record TableView(
        String name,
        Client client,
        boolean consistent,
        Executor workers,
        Seal seal,
        @Nullable Duration deadline) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{3,255}");

    static TableView of(String name, Client client) {
        Objects.requireNonNull(name, "a table needs a name, which is null");
        if (!NAME.matcher(name).matches() && !name.startsWith("arn:")) {
            throw new IllegalArgumentException(
                    "a table's name must consist of 3 to 255 letters, digits, underscores, hyphens and dots, unlike "
                            + Texts.quoted(name));
        }
        return new TableView(name, client, false, Workers.shared(), Seal.CHECKSUM, null);
    }

    /** A mutable copy of a view's fields, for making a view in which one of them differs. */
    private static final class Draft {
        private Client client;
        private boolean consistent;
        private Executor workers;
        private Seal seal;
        private @Nullable Duration deadline;

        private Draft(TableView view) {
            client = view.client;
            consistent = view.consistent;
            workers = view.workers;
            seal = view.seal;
            deadline = view.deadline;
        }
    }

    private TableView changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new TableView(name, draft.client, draft.consistent, draft.workers, draft.seal, draft.deadline);
    }

    TableView consistently() {
        return changed(view -> view.consistent = true);
    }

    TableView meteredBy(Meter meter) {
        Objects.requireNonNull(meter, "meteredBy needs a meter, which is null");
        return changed(view -> view.client = client.meteredBy(meter));
    }

    TableView runningOn(Executor executor) {
        Objects.requireNonNull(executor, "runningOn needs an executor, which is null");
        return changed(view -> {
            view.workers = executor;
            view.client = client instanceof AsyncClient async ? async.runningOn(executor) : client;
        });
    }

    TableView sealedWith(Seal with) {
        return changed(view -> view.seal = with);
    }

    TableView within(Duration longest) {
        if (longest.isNegative() || longest.isZero()) {
            throw new IllegalArgumentException("a deadline must be longer than zero, not " + longest);
        }
        return changed(view -> view.deadline = Deadline.bounded(longest));
    }

    Cursor.Binding binding(String read) {
        return new Cursor.Binding(read, seal);
    }

    /** The table without its client, for making {@link Step}s, which do not know a client. */
    Target target() {
        return new Target(
                name,
                client.metering(),
                consistent ? true : null,
                client.retries(),
                found -> new TableMismatchException(name, TableKey.OF_MOVIES, found));
    }

    <T> T run(Step<T> verb) {
        return client.run(verb);
    }

    /** Begins an operation on the client, which must be asynchronous; the future completes with its result. */
    <T> CompletableFuture<T> begin(Supplier<Step<T>> verb) {
        return started(() -> async().begin(verb.get()));
    }

    /** Begins an operation that gives users no result; the future completes with null. */
    CompletableFuture<Void> beginSilent(Supplier<Step<?>> verb) {
        return begin(() -> Verbs.nothing(verb.get()));
    }

    /** Starts work. If that throws, the future fails with the exception: asynchronous methods throw nothing. */
    static <T> CompletableFuture<T> started(Supplier<CompletableFuture<T>> work) {
        try {
            return work.get();
        } catch (Throwable e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Begins a load or an export on a thread of its own; the executor completes the future. */
    <T> CompletableFuture<T> beginLong(Function<BooleanSupplier, Supplier<T>> made) {
        return started(() -> LongRun.begin(async(), made));
    }

    private AsyncClient async() {
        return (AsyncClient) client;
    }

    /** Applies the table's deadline, if there is one, to an operation that writes nothing. */
    <T> Step<T> reading(String doing, Supplier<Step<T>> verb) {
        return reading(() -> doing, verb);
    }

    /**
     * Does the same as the other {@code reading}, but calls {@code doing}, which takes time, only if the deadline
     * passes.
     */
    <T> Step<T> reading(Supplier<String> doing, Supplier<Step<T>> verb) {
        return within(
                (longest, mayBeWritten, cause) ->
                        Outcomes.late(doing.get(), name).exception(longest, mayBeWritten, cause),
                verb);
    }

    /** Applies the table's deadline, if there is one, to an operation that creates, changes or drops the table. */
    <T> Step<T> changing(String doing, Supplier<Step<T>> verb) {
        return within(Outcomes.lateChange(doing, name), verb);
    }

    /** Applies the table's deadline, if there is one, to an operation that writes a movie. */
    <T> Step<T> writing(String doing, MovieKey key, Supplier<Step<T>> verb) {
        return within(Outcomes.late(doing, name, key), verb);
    }

    private <T> Step<T> within(Deadline.Late late, Supplier<Step<T>> verb) {
        Deadline limit = deadline(late);
        return limit == null ? verb.get() : limit.over(verb.get());
    }

    /** A deadline whose time begins now; null if the table has no deadline. */
    @Nullable
    Deadline deadline(Deadline.Late late) {
        return deadline == null ? null : new Deadline(client, deadline, late);
    }

    /** The settings with which a load or an export of this table runs. */
    Hidden.Start start(BooleanSupplier isCancelled) {
        return new Hidden.Start(client, name, workers, new TableLifecycle(this)::checkKey, deadline, isCancelled);
    }

    /** Throws if a specification, such as a read or an update, was made for a table of another name. */
    void checkRuns(String what, TableView made) {
        Hidden.checkTable(what, name, made.name);
    }
}
