package io.github.movietable;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.call.TableKey;
import io.github.movietable.internal.call.Tables;
import io.github.movietable.internal.write.AddIndex;
import io.github.movietable.internal.write.Create;
import io.github.movietable.internal.write.Drop;
import io.github.movietable.internal.write.TableEnd;
import io.github.movietable.internal.write.TableForm;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** The life of a table: what its steps end with, as the caller is told. */
record TableLifecycle(TableView table) {
    private static final Logger LOG = LoggerFactory.getLogger(MovieTable.class);

    void create(Throughput throughput, @Nullable TitleIndex index) {
        done(creation(throughput, index).steps());
        LOG.info("Created the table {}, {}", table.name(), throughput);
    }

    boolean createIfMissing(Throughput throughput, @Nullable TitleIndex index) {
        boolean created = done(creation(throughput, index).ifMissing());
        if (!created && index != null) {
            addTitleIndex(index, progress -> {});
        }
        return created;
    }

    private Create creation(Throughput throughput, @Nullable TitleIndex index) {
        return new Create(request(throughput, index), clock());
    }

    private LongSupplier clock() {
        return table.client().ticker()::nanos;
    }

    void drop() {
        done(new Drop(table.name(), clock()).steps());
        LOG.info("Dropped the table {}", table.name());
    }

    void addTitleIndex(TitleIndex index, Consumer<IndexProgress> told) {
        done(new AddIndex(
                        table.name(),
                        TitleIndex.NAME,
                        described -> index.throughputOn(TableInfo.of(described).throughput())
                                .reserved(),
                        (phase, elapsed) -> told.accept(new IndexProgress(phase, elapsed)),
                        clock())
                .steps());
        LOG.info("The table {} has an index on titles", table.name());
    }

    CreateTableRequest request(Throughput throughput, @Nullable TitleIndex index) {
        CreateTableRequest.Builder request = TableForm.table(table.name());
        throughput.applyTo(request);
        if (index != null) {
            request.globalSecondaryIndexes(TableForm.index(
                    TitleIndex.NAME, index.throughputOn(throughput).reserved()));
        }
        return request.build();
    }

    boolean exists() {
        return table.run(Tables.find(table.name())).isPresent();
    }

    boolean hasTitleIndex() {
        return table.run(Tables.find(table.name()))
                .map(TableInfo::of)
                .filter(TableInfo::hasTitleIndex)
                .isPresent();
    }

    /** A description that does not tell the key is of no use, and no reason to stop. */
    void checkKey(TableDescription found) {
        String key = TableKey.of(found);
        if (!key.isEmpty() && !key.equals(TableKey.OF_MOVIES)) {
            throw new TableMismatchException(table.name(), TableKey.OF_MOVIES, key);
        }
    }

    private boolean done(Step<TableEnd> verb) {
        TableEnd end = table.run(verb);
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
            return new MoviesTimeoutException("the table " + table.name() + " is not " + late.wanted()
                    + " after 5 minutes but " + late.status() + "; DynamoDB may still get there: look with describe()");
        }
        return new MoviesException(((TableEnd.Failed) end).why());
    }
}
