package io.github.movietable.load;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.internal.Calls;
import io.github.movietable.internal.TableIdentity;
import io.github.movietable.model.NoSuchTableException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * How a load begins: its files are compared, then the table is looked at, and only then is a file opened. A load that is
 * refused on the way has changed nothing.
 */
final class LoadStart {
    private static final Logger LOG = LoggerFactory.getLogger(LoadStart.class);

    private final Calls calls;
    private final String table;
    private final String name;
    private final LoadSettings settings;

    private LoadStart(Calls calls, String table, String name, LoadSettings settings) {
        this.calls = calls;
        this.table = table;
        this.name = name;
        this.settings = settings;
    }

    static LoadReport run(
            Calls calls, String table, String name, Source source, LoadSettings settings, Executor workers) {
        LoadStart start = new LoadStart(calls, table, name, settings);
        Overlaps.check(start.outputs(), source.input().orElse(null));
        Optional<TableDescription> described = start.described();
        try (LoadFiles files = start.opened(described)) {
            return new LoadRun(calls, table, name, source, settings, workers, described, files).run();
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

    /** One description tells the table's capacity, and whether it is the table of a checkpoint. */
    private Optional<TableDescription> described() {
        boolean isOfUse = settings.capacityLimit() == 0 || settings.checkpoint() != null;
        try {
            return isOfUse ? Optional.ofNullable(calls.describeTable(table)) : Optional.empty();
        } catch (NoSuchTableException e) {
            if (settings.resumes()) {
                throw failed(e);
            }
            return Optional.empty();
        } catch (DynamoDbException e) {
            LOG.debug("The table {} can't be described; its pace will be found", table);
            return Optional.empty();
        } catch (SdkException e) {
            throw failed(e);
        }
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
