package io.github.movietable;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.internal.call.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/** Adds the index on titles to a table, and waits for it as long as it takes: a large table takes hours. */
final class TitleIndexBuild {
    private static final Logger LOG = LoggerFactory.getLogger(MovieTable.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** DescribeTable may lag behind UpdateTable, but not for long. */
    private static final Duration LONGEST_UNSEEN = Duration.ofMinutes(1);

    private final TableView table;
    private final TitleIndex index;
    private final Consumer<IndexProgress> told;
    private final Ticker ticker;
    private final long start;
    private Duration pause = FIRST_PAUSE;

    TitleIndexBuild(TableView table, TitleIndex index, Consumer<IndexProgress> told) {
        this.table = table;
        this.index = index;
        this.told = told;
        this.ticker = table.calls().ticker();
        this.start = ticker.nanos();
    }

    void run() {
        TableDescription described = table.calls().describeTable(table.name());
        while (in(described).filter(TitleIndexBuild::isGoing).isPresent()) {
            waitAWhile(IndexStatus.DELETING.toString());
            described = table.calls().describeTable(table.name());
        }
        boolean isThere = in(described).isPresent() || !ask(TableInfo.of(described));
        awaitActive(isThere);
        LOG.info("The table {} has an index on titles", table.name());
    }

    /** Whether this program asked for the index; another may have been quicker, which is as good. */
    private boolean ask(TableInfo before) {
        try {
            table.calls().updateTable(request(index.throughputOn(before.throughput())));
            return true;
        } catch (ResourceInUseException e) {
            if (in(table.calls().describeTable(table.name())).isEmpty()) {
                throw e;
            }
            return false;
        }
    }

    private void awaitActive(boolean isThere) {
        long asked = ticker.nanos();
        boolean seen = isThere;
        while (true) {
            Optional<GlobalSecondaryIndexDescription> found = in(table.calls().describeTable(table.name()));
            boolean isUnseenForLong = found.isEmpty() && ticker.since(asked).compareTo(LONGEST_UNSEEN) > 0;
            if (found.filter(TitleIndexBuild::isGoing).isPresent() || (found.isEmpty() && seen) || isUnseenForLong) {
                throw new MoviesException("adding the index " + TitleIndex.NAME + " to the table " + table.name()
                        + ": it is not being built any more; somebody may have deleted it. Look with describe(), and add"
                        + " it again if it is wanted");
            }
            seen |= found.isPresent();
            String phase = found.map(TitleIndexBuild::phase).orElse(IndexStatus.CREATING.toString());
            if (phase.equals(IndexStatus.ACTIVE.toString())) {
                told.accept(new IndexProgress(phase, ticker.since(start)));
                return;
            }
            waitAWhile(phase);
        }
    }

    private void waitAWhile(String phase) {
        told.accept(new IndexProgress(phase, ticker.since(start)));
        ticker.pause(pause);
        Duration doubled = pause.plus(pause);
        pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private Optional<GlobalSecondaryIndexDescription> in(TableDescription described) {
        Optional<GlobalSecondaryIndexDescription> found = described.globalSecondaryIndexes().stream()
                .filter(each -> each.indexName().equals(TitleIndex.NAME))
                .findFirst();
        found.filter(each -> !isOurs(each)).ifPresent(each -> {
            throw new MoviesException("the table " + table.name() + " has an index " + TitleIndex.NAME
                    + ", but not by title and year with all attributes; delete that index before this one is added");
        });
        return found;
    }

    private static boolean isOurs(GlobalSecondaryIndexDescription found) {
        List<KeySchemaElement> key = found.keySchema();
        return key.equals(TableLifecycle.INDEX_KEY) && found.projection().projectionType() == ProjectionType.ALL;
    }

    private static boolean isGoing(GlobalSecondaryIndexDescription found) {
        return found.indexStatus() == IndexStatus.DELETING;
    }

    private static String phase(GlobalSecondaryIndexDescription found) {
        return Boolean.TRUE.equals(found.backfilling()) ? "BACKFILLING" : found.indexStatusAsString();
    }

    private UpdateTableRequest request(Throughput throughput) {
        return UpdateTableRequest.builder()
                .tableName(table.name())
                .attributeDefinitions(TableLifecycle.KEY_ATTRIBUTES)
                .globalSecondaryIndexUpdates(GlobalSecondaryIndexUpdate.builder()
                        .create(c -> c.indexName(TitleIndex.NAME)
                                .keySchema(TableLifecycle.INDEX_KEY)
                                .projection(TableLifecycle.INDEX_PROJECTION)
                                .provisionedThroughput(throughput.reserved()))
                        .build())
                .build();
    }
}
