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

/** Writes items as JSON, each on a line: first the key, then the other attributes by name. */
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
     * Writes DynamoDB JSON, an item on each line; it carries every type.
     *
     * @param out where to
     * @return the writer
     * @throws IOException if it can't be written
     */
    public static ItemWriter typed(OutputStream out) throws IOException {
        return new TypedItemWriter(JSON.createGenerator(out));
    }

    /**
     * Writes plain JSON, an item on each line.
     *
     * @param out where to
     * @param isArray whether the items are elements of one array
     * @param marks whether to write sets as arrays and binary as base64, and to count these items; plain JSON has
     *     neither sets nor binary
     * @return the writer
     * @throws IOException if it can't be written
     */
    public static ItemWriter plain(OutputStream out, boolean isArray, boolean marks) throws IOException {
        return new PlainItemWriter(JSON.createGenerator(out), isArray, marks);
    }

    private static int rank(String name) {
        int place = FIRST.indexOf(name);
        return place < 0 ? FIRST.size() : place;
    }

    /** Writes an element of a list or set. */
    interface Element<E> {
        void write(E element) throws IOException;
    }

    /**
     * Writes an item.
     *
     * @param item the item
     * @throws BrokenRuleException if it holds a value that the format can't carry; the file is then useless
     * @throws IOException if it can't be written
     */
    public final void write(Map<String, AttributeValue> item) throws IOException {
        isEmpty = false;
        item(item);
    }

    /**
     * Ends the file behind the last item.
     *
     * @throws IOException if it can't be written
     */
    public final void end() throws IOException {
        json.writeRaw(isEmpty ? "" : "\n");
        json.writeRaw(isArray ? "]\n" : "");
        json.flush();
    }

    /**
     * How many items were written with a set or binary that plain JSON can't carry.
     *
     * @return items
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
        // only here the index of the list's element is known
        json.writeNull();
        return new BrokenRuleException(json.getOutputContext().pathAsPointer().toString(), rule);
    }
}
