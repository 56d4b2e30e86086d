package io.github.movietable.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.github.movietable.internal.document.BrokenRuleException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Writes items as JSON, each on its own line: first the key, then the other attributes sorted by name. */
public abstract class ItemWriter {
    static final JsonFactory JSON = JsonFactory.builder().build();
    private static final List<String> FIRST = List.of("year", "title");
    private static final Comparator<String> ORDER =
            Comparator.comparingInt(ItemWriter::rank).thenComparing(Comparator.naturalOrder());

    final JsonGenerator json;
    private final boolean isArray;
    private boolean isEmpty = true;

    ItemWriter(JsonGenerator json, boolean isArray) throws IOException {
        this.json = json;
        this.isArray = isArray;
        json.setRootValueSeparator(new SerializedString(isArray ? ",\n" : "\n"));
        json.writeRaw(isArray ? "[\n" : "");
    }

    /**
     * Creates a writer of DynamoDB JSON with an item on each line. This format has all of DynamoDB's types.
     *
     * @param out the stream to which the items are written
     * @return the writer
     * @throws IOException if writing to the stream fails
     */
    public static ItemWriter typed(OutputStream out) throws IOException {
        return new TypedItemWriter(JSON.createGenerator(out));
    }

    /**
     * Creates a writer of plain JSON with an item on each line.
     *
     * @param out the stream to which the items are written
     * @param isArray whether the items are elements of one array
     * @param marks true to write sets as arrays and binary as base64, and to count the items that have them; false to
     *     refuse such items, because plain JSON has neither sets nor binary
     * @return the writer
     * @throws IOException if writing to the stream fails
     */
    public static ItemWriter plain(OutputStream out, boolean isArray, boolean marks) throws IOException {
        return new PlainItemWriter(JSON.createGenerator(out), isArray, marks);
    }

    private static int rank(String name) {
        int place = FIRST.indexOf(name);
        return place < 0 ? FIRST.size() : place;
    }

    /** Writes one element of a list or set. */
    interface Element<E> {
        void write(E element) throws IOException;
    }

    /**
     * Writes one item after those that were written before.
     *
     * @param item the item
     * @throws BrokenRuleException if the item has a value of a type that the format lacks; the file is then unusable
     * @throws IOException if writing to the stream fails
     */
    public final void write(Map<String, AttributeValue> item) throws IOException {
        isEmpty = false;
        item(item);
    }

    /**
     * Ends the file after the last item, without closing the stream.
     *
     * @throws IOException if writing to the stream fails
     */
    public final void end() throws IOException {
        json.writeRaw(isEmpty ? "" : "\n");
        json.writeRaw(isArray ? "]\n" : "");
        json.flush();
    }

    /**
     * The number of items with a set or binary that were written as arrays or base64, because plain JSON lacks these
     * types.
     *
     * @return the number of items; 0 for a format that has all types
     */
    public abstract long marked();

    abstract void item(Map<String, AttributeValue> item) throws IOException;

    abstract void value(AttributeValue value) throws IOException;

    final void map(Map<String, AttributeValue> map) throws IOException {
        String[] names = map.keySet().toArray(new String[0]);
        Arrays.sort(names, ORDER);
        json.writeStartObject();
        for (String name : names) {
            json.writeFieldName(name);
            value(Objects.requireNonNull(map.get(name)));
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

    final BrokenRuleException unknown() throws IOException {
        return refused("it is of a type that this version of the AWS SDK does not know");
    }

    final BrokenRuleException refused(String rule) throws IOException {
        // the writer knows the index of a list's element only after the element was written
        json.writeNull();
        return new BrokenRuleException(json.getOutputContext().pathAsPointer().toString(), rule);
    }
}
