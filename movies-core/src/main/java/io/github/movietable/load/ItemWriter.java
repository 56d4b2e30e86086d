package io.github.movietable.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.github.movietable.model.InvalidMovieException;
import io.github.movietable.model.MovieKey;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Writes items as JSON, each on a line: the key first, the other attributes by name. */
abstract class ItemWriter {
    private static final JsonFactory JSON = JsonFactory.builder().build();
    private static final Comparator<String> ORDER = Comparator.comparing((String name) -> !name.equals(MovieKey.YEAR))
            .thenComparing(name -> !name.equals(MovieKey.TITLE))
            .thenComparing(Comparator.naturalOrder());

    final JsonGenerator json;
    private final boolean isArray;
    private boolean isEmpty = true;

    ItemWriter(OutputStream out, boolean isArray) throws IOException {
        this.json = JSON.createGenerator(out);
        this.isArray = isArray;
        json.setRootValueSeparator(new SerializedString(isArray ? ",\n" : "\n"));
        json.writeRaw(isArray ? "[\n" : "");
    }

    static ItemWriter of(LoadFormat format, OutputStream out, boolean marks) throws IOException {
        return format == LoadFormat.DYNAMODB_JSON
                ? new TypedItemWriter(out)
                : new PlainItemWriter(out, format == LoadFormat.JSON_ARRAY, marks);
    }

    /** Writes an element of a list or set. */
    interface Element<E> {
        void write(E element) throws IOException;
    }

    /**
     * Writes an item.
     *
     * @throws InvalidMovieException if it holds what can't be carried; nothing sensible can be written then
     */
    final void write(Map<String, AttributeValue> item) throws IOException {
        isEmpty = false;
        item(item);
    }

    /** Writes what stands behind the last item. */
    void end() throws IOException {
        json.writeRaw(isEmpty ? "" : "\n");
        json.writeRaw(isArray ? "]\n" : "");
        json.flush();
    }

    /** How many items were written with something that JSON can't carry. */
    abstract long marked();

    abstract void item(Map<String, AttributeValue> item) throws IOException;

    abstract void value(AttributeValue value) throws IOException;

    final void map(Map<String, AttributeValue> map) throws IOException {
        Map<String, AttributeValue> ordered = new TreeMap<>(ORDER);
        ordered.putAll(map);
        json.writeStartObject();
        for (Map.Entry<String, AttributeValue> entry : ordered.entrySet()) {
            json.writeFieldName(entry.getKey());
            value(entry.getValue());
        }
        json.writeEndObject();
    }

    final <E> void list(List<E> elements, Element<E> element) throws IOException {
        json.writeStartArray();
        for (E each : elements) {
            element.write(each);
        }
        json.writeEndArray();
    }

    final InvalidMovieException unknown() throws IOException {
        return refused("it is of a type that this version of the AWS SDK does not know");
    }

    final InvalidMovieException refused(String rule) throws IOException {
        // the place of a list's element is known when it is written
        json.writeNull();
        return new InvalidMovieException(json.getOutputContext().pathAsPointer().toString(), rule);
    }
}
