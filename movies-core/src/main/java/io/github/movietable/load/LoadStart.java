package io.github.movietable.load;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.internal.call.Answer;
import io.github.movietable.internal.call.Client;
import io.github.movietable.internal.call.Deadline;
import io.github.movietable.internal.call.Driver;
import io.github.movietable.internal.call.Gate;
import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.call.Tables;
import io.github.movietable.internal.read.Lookup;
import io.github.movietable.model.IncompleteAnswerException;
import io.github.movietable.model.NoSuchTableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * The beginning of a load: it compares the files' paths, then describes the table, and only then opens a file. If it
 * refuses the load in one of these steps, nothing has been changed.
 */
final class LoadStart {
    private static final Logger LOG = LoggerFactory.getLogger(LoadStart.class);

    private final Client client;
    private final String table;
    private final String name;
    private final LoadSettings settings;
    private final Consumer<TableDescription> check;

    LoadStart(Client client, String table, String name, LoadSettings settings, Consumer<TableDescription> check) {
        this.client = client;
        this.table = table;
        this.name = name;
        this.settings = settings;
        this.check = check;
    }

    LoadReport run(Source source, Executor workers) {
        Optional<TableDescription> described;
        LoadFiles opened;
        try {
            Overlaps.check(outputs(), source.input().orElse(null));
            described = described(workers);
            described.ifPresent(check);
            opened = opened(described);
        } catch (RuntimeException | Error e) {
            abandon(source, e);
            throw e;
        }
        try (LoadFiles files = opened) {
            return new LoadRun(client, table, name, source, settings, workers, described, files).run();
        }
    }

    private static void abandon(Source source, Throwable why) {
        try {
            source.abandon();
        } catch (IOException | RuntimeException e) {
            why.addSuppressed(e);
        }
    }

    private List<Overlaps.Output> outputs() {
        List<Overlaps.Output> outputs = new ArrayList<>();
        if (settings.rejects() != null) {
            outputs.add(new Overlaps.Output("the file for rejects", settings.rejects()));
        }
        if (settings.checkpoint() != null) {
            outputs.add(new Overlaps.Output("the checkpoint", settings.checkpoint()));
            outputs.add(new Overlaps.Output("the checkpoint's lock", LoadLock.beside(settings.checkpoint())));
        }
        return outputs;
    }

    /**
     * Describes the table: its key, capacity and identity. Empty if DynamoDB does not describe it, or if there is no
     * such table and the load does not resume.
     */
    private Optional<TableDescription> described(Executor workers) {
        try {
            return Optional.of(look(workers).table());
        } catch (NoSuchTableException e) {
            if (settings.resumes()) {
                throw failed(e);
            }
            return Optional.empty();
        } catch (DynamoDbException | IncompleteAnswerException e) {
            LOG.debug("The table {} can't be described; its pace will be found", table);
            return Optional.empty();
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    /** Calls DescribeTable. A load that is cancelled does not wait for the response. */
    private DescribeTableResponse look(Executor workers) {
        Lookup<DescribeTableResponse> look =
                new Lookup<>(inTime(Tables.look(table).map(Answer::orThrow)), client.ticker()::nanos);
        Driver driver = Driver.of(look, client, workers, true, Gate.of(client));
        try (ExportWatch watch = new ExportWatch(driver, client.ticker(), settings.cancellation()::isCancelled)) {
            watch.begin();
            if (!driver.await(look::isDone)) {
                throw new MoviesException("it was cancelled");
            }
            return driver.look(look::result);
        }
    }

    private <T> Step<T> inTime(Step<T> look) {
        Duration deadline = settings.deadline();
        return deadline == null
                ? look
                : new Deadline(
                                client,
                                deadline,
                                (longest, mayBeWritten, cause) ->
                                        new MoviesException("its deadline of " + longest + " has passed", cause))
                        .over(look);
    }

    private LoadFiles opened(Optional<TableDescription> described) {
        try {
            return LoadFiles.open(
                    settings, table, described.map(TableIdentity::of).orElse(TableIdentity.UNKNOWN));
        } catch (MoviesException | UncheckedIOException e) {
            throw failed(e);
        }
    }

    private LoadFailedException failed(RuntimeException e) {
        return new LoadFailedException(name, LoadErrors.reason(e), LoadReport.ofNothing(), e);
    }
}
