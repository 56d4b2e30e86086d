package io.github.movietable.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.github.movietable.internal.document.BrokenRuleException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Writes items as JSON, each on its own line: first the key, then the other attributes sorted by name. */
public abstract class ItemWriter {
    static final JsonFactory JSON = JsonFactory.builder().build();

    /** A map with no more members than this is sorted by insertion. */
    private static final int FEW = 40;

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

    private static int order(String name, String other) {
        int byRank = rank(name) - rank(other);
        return byRank == 0 ? name.compareTo(other) : byRank;
    }

    private static int rank(String name) {
        return name.equals("year") ? 0 : name.equals("title") ? 1 : 2;
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
        Members members = new Members(map.size());
        // insertion takes linear time if the members come in order, else quadratic time
        (map.size() > FEW ? ordered(map) : map).forEach(members::add);
        json.writeStartObject();
        for (int i = 0; i < members.count; i++) {
            json.writeFieldName(members.names[i]);
            value(members.values[i]);
        }
        json.writeEndObject();
    }

    private static Map<String, AttributeValue> ordered(Map<String, AttributeValue> map) {
        Map<String, AttributeValue> ordered = new TreeMap<>(ItemWriter::order);
        ordered.putAll(map);
        return ordered;
    }

    /**
     * The members of a map in the order in which they are written. They are taken from the map in one walk: a page does
     * not fit into a processor's cache, so looking up each value by its name would take longer.
     */
    private static final class Members {
        private final String[] names;
        private final AttributeValue[] values;
        private int count;

        Members(int size) {
            names = new String[size];
            values = new AttributeValue[size];
        }

        void add(String name, AttributeValue value) {
            int at = count++;
            for (; at > 0 && order(name, names[at - 1]) < 0; at--) {
                names[at] = names[at - 1];
                values[at] = values[at - 1];
            }
            names[at] = name;
            values[at] = value;
        }
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
