package io.github.movietable.benchmark;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.enhanced.dynamodb.model.WriteBatch;

/** Loads a file of movies into a table with the Enhanced Client, batch after batch on the calling thread. */
final class EnhancedLoader {
    private static final int BATCH = 25;
    private static final ObjectReader JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new SimpleModule().addDeserializer(Instant.class, new InstantReader()))
            .build()
            .readerFor(MovieBean.class);

    private EnhancedLoader() {}

    /** Instants as the lab's file has them. */
    private static final class InstantReader extends StdScalarDeserializer<Instant> {
        private static final long serialVersionUID = 1;

        InstantReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return Instant.parse(json.getText());
        }
    }

    /** How many movies were written. */
    static long loadBeans(Path file, Enhanced enhanced) {
        try (MappingIterator<MovieBean> beans = JSON.readValues(file.toFile())) {
            Batches<MovieBean> batches = new Batches<>(enhanced, enhanced.beans(), MovieBean.class);
            beans.forEachRemaining(batches::add);
            return batches.written();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many movies were written. */
    static long loadDocuments(Path file, Enhanced enhanced) {
        Batches<EnhancedDocument> batches = new Batches<>(enhanced, enhanced.documents(), EnhancedDocument.class);
        HandLoader.forEach(file, item -> batches.add(EnhancedDocument.fromAttributeValueMap(item)));
        return batches.written();
    }

    private static final class Batches<T> {
        private final Enhanced enhanced;
        private final DynamoDbTable<T> table;
        private final Class<T> type;
        private final List<T> batch = new ArrayList<>();
        private long written;

        Batches(Enhanced enhanced, DynamoDbTable<T> table, Class<T> type) {
            this.enhanced = enhanced;
            this.table = table;
            this.type = type;
        }

        void add(T movie) {
            batch.add(movie);
            if (batch.size() == BATCH) {
                send();
            }
        }

        long written() {
            if (!batch.isEmpty()) {
                send();
            }
            return written;
        }

        private void send() {
            WriteBatch.Builder<T> writes = WriteBatch.builder(type).mappedTableResource(table);
            batch.forEach(writes::addPutItem);
            if (enhanced.client()
                    .batchWriteItem(write -> write.addWriteBatch(writes.build()))
                    .unprocessedPutItemsForTable(table)
                    .isEmpty()) {
                written += batch.size();
            }
            batch.clear();
        }
    }
}
