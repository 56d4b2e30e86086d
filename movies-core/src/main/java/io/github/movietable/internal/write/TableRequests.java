package io.github.movietable.internal.write;

import io.github.movietable.model.MovieKey;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/** Makes the requests that create a table of movies and its index on titles, and recognizes that index. */
public final class TableRequests {
    private static final List<AttributeDefinition> KEY_ATTRIBUTES = List.of(
            definition(MovieKey.YEAR, ScalarAttributeType.N), definition(MovieKey.TITLE, ScalarAttributeType.S));
    private static final List<KeySchemaElement> INDEX_KEY =
            List.of(element(MovieKey.TITLE, KeyType.HASH), element(MovieKey.YEAR, KeyType.RANGE));
    private static final Projection ALL =
            Projection.builder().projectionType(ProjectionType.ALL).build();

    private TableRequests() {}

    private static KeySchemaElement element(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static AttributeDefinition definition(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    /**
     * Begins the request that creates a table.
     *
     * @param name the table's name
     * @return a builder that has the table's name and key; the caller adds the capacity
     */
    public static CreateTableRequest.Builder table(String name) {
        return CreateTableRequest.builder()
                .tableName(name)
                .keySchema(element(MovieKey.YEAR, KeyType.HASH), element(MovieKey.TITLE, KeyType.RANGE))
                .attributeDefinitions(KEY_ATTRIBUTES);
    }

    /**
     * The index on titles, for the request that creates a table.
     *
     * @param name the index's name
     * @param throughput the index's capacity; null for capacity on demand
     * @return the index, with all attributes
     */
    public static GlobalSecondaryIndex index(String name, @Nullable ProvisionedThroughput throughput) {
        return GlobalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(INDEX_KEY)
                .projection(ALL)
                .provisionedThroughput(throughput)
                .build();
    }

    /** The request that adds the index on titles to an existing table. */
    static UpdateTableRequest adding(String table, String name, @Nullable ProvisionedThroughput throughput) {
        return UpdateTableRequest.builder()
                .tableName(table)
                .attributeDefinitions(KEY_ATTRIBUTES)
                .globalSecondaryIndexUpdates(GlobalSecondaryIndexUpdate.builder()
                        .create(c -> c.indexName(name)
                                .keySchema(INDEX_KEY)
                                .projection(ALL)
                                .provisionedThroughput(throughput))
                        .build())
                .build();
    }

    static boolean isOurs(GlobalSecondaryIndexDescription found) {
        return found.keySchema().equals(INDEX_KEY) && found.projection().projectionType() == ProjectionType.ALL;
    }
}
