package io.github.movietable;

import io.github.movietable.internal.call.Ticker;
import io.github.movietable.model.MovieKey;
import io.github.movietable.model.NoSuchTableException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** Creates and drops a table, and waits until DynamoDB has done it. The SDK's own waiter sleeps 20 s between looks. */
final class TableLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(MovieTable.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration DEADLINE = Duration.ofMinutes(5);

    static final List<AttributeDefinition> KEY_ATTRIBUTES = List.of(
            definition(MovieKey.YEAR, ScalarAttributeType.N), definition(MovieKey.TITLE, ScalarAttributeType.S));
    static final List<KeySchemaElement> INDEX_KEY =
            List.of(element(MovieKey.TITLE, KeyType.HASH), element(MovieKey.YEAR, KeyType.RANGE));
    static final Projection INDEX_PROJECTION =
            Projection.builder().projectionType(ProjectionType.ALL).build();

    private static final String KEY = "year (N, HASH), title (S, RANGE)";

    private final TableView table;

    TableLifecycle(TableView table) {
        this.table = table;
    }

    void create(Throughput throughput, @Nullable TitleIndex index) {
        try {
            table.calls().createTable(request(throughput, index));
        } catch (ResourceInUseException e) {
            throw new TableExistsException(table.name(), e);
        }
        waitUntilActive();
        LOG.info("Created the table {}, {}", table.name(), throughput);
    }

    boolean createIfMissing(Throughput throughput) {
        Optional<TableDescription> found = description();
        boolean isGoing =
                found.filter(t -> t.tableStatus() == TableStatus.DELETING).isPresent();
        if (isGoing) {
            waitUntil("gone", Optional::isEmpty);
        }
        boolean isMissing = isGoing || found.isEmpty();
        boolean created = isMissing && created(throughput);
        waitUntilActive();
        return created;
    }

    private boolean created(Throughput throughput) {
        try {
            table.calls().createTable(request(throughput, null));
            return true;
        } catch (ResourceInUseException e) {
            // another program was quicker, which is as good
            return false;
        }
    }

    boolean exists() {
        return description().isPresent();
    }

    void drop() {
        table.calls().deleteTable(table.name());
        waitUntil("gone", Optional::isEmpty);
        LOG.info("Dropped the table {}", table.name());
    }

    CreateTableRequest request(Throughput throughput, @Nullable TitleIndex index) {
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(table.name())
                .keySchema(element(MovieKey.YEAR, KeyType.HASH), element(MovieKey.TITLE, KeyType.RANGE))
                .attributeDefinitions(KEY_ATTRIBUTES);
        throughput.applyTo(request);
        if (index != null) {
            request.globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                    .indexName(TitleIndex.NAME)
                    .keySchema(INDEX_KEY)
                    .projection(INDEX_PROJECTION)
                    .provisionedThroughput(index.throughputOn(throughput).reserved())
                    .build());
        }
        return request.build();
    }

    private static KeySchemaElement element(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static AttributeDefinition definition(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    boolean hasTitleIndex() {
        return description().map(TableInfo::of).filter(TableInfo::hasTitleIndex).isPresent();
    }

    private void waitUntilActive() {
        waitUntil(
                "active",
                found -> found.filter(t -> t.tableStatus() == TableStatus.ACTIVE || isUsable(t))
                        .isPresent());
        description().ifPresent(this::checkKey);
    }

    private static boolean isUsable(TableDescription description) {
        return description.tableStatus() == TableStatus.UPDATING;
    }

    void checkKey(TableDescription found) {
        String key = found.keySchema().stream()
                .sorted(Comparator.comparing(KeySchemaElement::keyTypeAsString))
                .map(k -> k.attributeName() + " (" + type(found.attributeDefinitions(), k.attributeName()) + ", "
                        + k.keyTypeAsString() + ")")
                .collect(Collectors.joining(", "));
        // a description that does not tell the key is of no use, and no reason to stop
        if (!key.isEmpty() && !key.equals(KEY)) {
            throw new TableMismatchException(table.name(), KEY, key);
        }
    }

    private static String type(List<AttributeDefinition> definitions, String name) {
        return definitions.stream()
                .filter(d -> d.attributeName().equals(name))
                .map(AttributeDefinition::attributeTypeAsString)
                .findFirst()
                .orElse("?");
    }

    private Optional<TableDescription> description() {
        try {
            return Optional.of(table.calls().describeTable(table.name()));
        } catch (NoSuchTableException e) {
            return Optional.empty();
        }
    }

    private void waitUntil(String wanted, Predicate<Optional<TableDescription>> reached) {
        Ticker ticker = table.calls().ticker();
        long start = ticker.nanos();
        Duration pause = FIRST_PAUSE;
        Optional<TableDescription> found = description();
        while (!reached.test(found)) {
            if (ticker.since(start).compareTo(DEADLINE) >= 0) {
                String status = found.map(TableDescription::tableStatusAsString).orElse("not there");
                throw new MoviesTimeoutException("the table " + table.name() + " is not " + wanted + " after "
                        + DEADLINE.toMinutes() + " minutes but " + status
                        + "; DynamoDB may still get there: look with describe()");
            }
            LOG.debug("The table {} is not {} yet", table.name(), wanted);
            ticker.pause(pause);
            pause = shorter(pause.plus(pause), LONGEST_PAUSE);
            found = description();
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
