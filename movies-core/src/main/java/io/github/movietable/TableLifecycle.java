package io.github.movietable;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.call.TableKey;
import io.github.movietable.internal.call.Tables;
import io.github.movietable.internal.write.AddIndex;
import io.github.movietable.internal.write.Create;
import io.github.movietable.internal.write.Drop;
import io.github.movietable.internal.write.TableEnd;
import io.github.movietable.internal.write.TableRequests;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * Makes the {@link Step}s that create, change and drop the table, and turns their results into those that users get.
 */
record TableLifecycle(TableView table) {
    private static final Logger LOG = LoggerFactory.getLogger(MovieTable.class);

    Step<Boolean> create(Throughput throughput, @Nullable TitleIndex index) {
        return done("creating", () -> creation(throughput, index).steps(), "Created the table {}");
    }

    Step<Boolean> createIfMissing(Throughput throughput, @Nullable TitleIndex index) {
        return table.changing(
                "creating",
                () -> creation(throughput, index)
                        .ifMissing()
                        .map(this::isOurs)
                        .then(created -> created || index == null
                                ? Step.done(created)
                                : adding(index, progress -> {}).map(end -> isOurs(end) && created)));
    }

    private Create creation(Throughput throughput, @Nullable TitleIndex index) {
        return new Create(request(throughput, index), clock());
    }

    private LongSupplier clock() {
        return table.client().ticker()::nanos;
    }

    Step<Boolean> drop() {
        return done("dropping", () -> new Drop(table.name(), clock()).steps(), "Dropped the table {}");
    }

    Step<Boolean> addTitleIndex(TitleIndex index, Consumer<TitleIndex.Progress> told) {
        Objects.requireNonNull(index, "addTitleIndex needs an index, which is null");
        Objects.requireNonNull(told, "addTitleIndex needs a listener, which is null");
        return done("adding an index to", () -> adding(index, told), "The table {} has an index on titles");
    }

    private Step<TableEnd> adding(TitleIndex index, Consumer<TitleIndex.Progress> told) {
        return new AddIndex(
                        table.name(),
                        TitleIndex.NAME,
                        described -> index.throughputOn(TableInfo.of(described).throughput())
                                .reserved(),
                        (phase, elapsed) -> told.accept(new TitleIndex.Progress(phase, elapsed)),
                        clock())
                .steps();
    }

    CreateTableRequest request(Throughput throughput, @Nullable TitleIndex index) {
        CreateTableRequest.Builder request = TableRequests.table(table.name());
        throughput.applyTo(request);
        if (index != null) {
            request.globalSecondaryIndexes(TableRequests.index(
                    TitleIndex.NAME, index.throughputOn(throughput).reserved()));
        }
        return request.build();
    }

    Step<Boolean> exists() {
        return table.reading("looking at", () -> Tables.find(table.name()).map(Optional::isPresent));
    }

    /** Throws if the table's key is not that of movies. A description that shows no key passes. */
    void checkKey(TableDescription found) {
        String key = TableKey.of(found);
        if (!key.isEmpty() && !key.equals(TableKey.OF_MOVIES)) {
            throw new TableMismatchException(table.name(), TableKey.OF_MOVIES, key);
        }
    }

    private Step<Boolean> done(String doing, Supplier<Step<TableEnd>> verb, String news) {
        return table.changing(doing, verb).map(end -> {
            boolean isOurs = isOurs(end);
            LOG.info(news, table.name());
            return isOurs;
        });
    }

    private boolean isOurs(TableEnd end) {
        if (end instanceof TableEnd.Done done) {
            return done.isOurs();
        }
        throw exception(end);
    }

    private MoviesException exception(TableEnd end) {
        if (end instanceof TableEnd.Exists exists) {
            return new TableExistsException(table.name(), exists.isOpen(), exists.cause());
        }
        if (end instanceof TableEnd.OtherKey other) {
            return new TableMismatchException(table.name(), TableKey.OF_MOVIES, other.found());
        }
        if (end instanceof TableEnd.Protected refused) {
            return new TableProtectedException(table.name(), refused.cause());
        }
        if (end instanceof TableEnd.NotInTime late) {
            return new MoviesTimeoutException("the table " + table.name() + " is not yet " + late.wanted()
                    + " after 5 minutes, but " + late.status() + "; DynamoDB may still finish: look with describe()");
        }
        return new MoviesException(((TableEnd.Failed) end).why());
    }
}
