package io.github.movietable.benchmark;

import software.amazon.awssdk.enhanced.dynamodb.AttributeConverterProvider;
import software.amazon.awssdk.enhanced.dynamodb.AttributeValueType;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.TableMetadata;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The Enhanced Client's two views of the table: beans, and documents, which also hold attributes that no bean declares.
 */
record Enhanced(
        DynamoDbEnhancedClient client, DynamoDbTable<MovieBean> beans, DynamoDbTable<EnhancedDocument> documents) {
    static final TableSchema<MovieBean> BEANS = TableSchema.fromBean(MovieBean.class);
    static final TableSchema<EnhancedDocument> DOCUMENTS = TableSchema.documentSchemaBuilder()
            .addIndexPartitionKey(TableMetadata.primaryIndexName(), "year", AttributeValueType.N)
            .addIndexSortKey(TableMetadata.primaryIndexName(), "title", AttributeValueType.S)
            .attributeConverterProviders(AttributeConverterProvider.defaultProvider())
            .build();

    static Enhanced of(DynamoDbClient client) {
        DynamoDbEnhancedClient enhanced =
                DynamoDbEnhancedClient.builder().dynamoDbClient(client).build();
        return new Enhanced(enhanced, enhanced.table(Sample.TABLE, BEANS), enhanced.table(Sample.TABLE, DOCUMENTS));
    }
}
