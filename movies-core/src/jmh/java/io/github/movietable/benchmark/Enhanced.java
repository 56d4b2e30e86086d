package io.github.movietable.benchmark;

import software.amazon.awssdk.enhanced.dynamodb.AttributeConverterProvider;
import software.amazon.awssdk.enhanced.dynamodb.AttributeValueType;
import software.amazon.awssdk.enhanced.dynamodb.TableMetadata;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;

/** The Enhanced Client's view of the table: documents, for movies have attributes that no bean declares. */
final class Enhanced {
    static final TableSchema<EnhancedDocument> DOCUMENTS = TableSchema.documentSchemaBuilder()
            .addIndexPartitionKey(TableMetadata.primaryIndexName(), "year", AttributeValueType.N)
            .addIndexSortKey(TableMetadata.primaryIndexName(), "title", AttributeValueType.S)
            .attributeConverterProviders(AttributeConverterProvider.defaultProvider())
            .build();

    private Enhanced() {}
}
