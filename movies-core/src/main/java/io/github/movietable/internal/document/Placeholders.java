package io.github.movietable.internal.document;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Writes the expressions of a request with placeholders, and collects the names and values for which they stand.
 * Nothing else puts a name or a value into an expression. As DynamoDB demands, the two maps contain exactly the
 * placeholders that the expressions use. Create one for each request; it is not thread-safe.
 */
public final class Placeholders implements Scribe {
    private static final int MAX_EXPRESSION_BYTES = 4096;

    /** The placeholders of the first values of each role, because making a text and its hash takes time. */
    private static final String[][] USUAL = usual(8);

    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, String> numbers = new HashMap<>();
    private final Map<String, AttributeValue> values = new LinkedHashMap<>();
    private char role = 'v';
    private int next;

    /** Creates an instance for one request, without any placeholders yet. */
    public Placeholders() {}

    /**
     * Writes one expression of the request as text.
     *
     * @param role the first letter of the placeholders of the expression's values: k for a key condition, f for a
     *     filter, c for the condition of a write, u for an update
     * @param text writes the expression with the scribe that it is given
     * @param what describes the expression, for the message if it is too long
     * @return the text
     * @throws IllegalArgumentException if the text is longer than DynamoDB allows
     */
    public String expression(char role, Function<Scribe, String> text, Supplier<String> what) {
        this.role = role;
        this.next = 0;
        return checked(text.apply(this), what);
    }

    /**
     * Writes a projection as text.
     *
     * @param projection the paths to read
     * @return the text
     * @throws IllegalArgumentException if the text is longer than DynamoDB allows
     */
    public String projection(Projection projection) {
        return checked(projection.render(this), () -> "a projection");
    }

    /** Checks the length of an expression in bytes. Placeholders are ASCII, so each character is one byte. */
    private static String checked(String text, Supplier<String> what) {
        if (text.length() > MAX_EXPRESSION_BYTES) {
            throw new IllegalArgumentException(what.get() + " makes an expression of " + text.length()
                    + " bytes; DynamoDB takes " + MAX_EXPRESSION_BYTES + ": ask for less at once");
        }
        return text;
    }

    /**
     * The path with a placeholder for each name. If a name has only letters, digits and underscores, its placeholder
     * repeats it: {@code #info.#actors[0]}.
     */
    @Override
    public String path(ItemPath path) {
        PathPlaceholders speaking = path.placeholders();
        if (speaking.isNumbered()) {
            return numbered(path);
        }
        for (Map.Entry<String, String> name : speaking.names()) {
            names.put(name.getKey(), name.getValue());
        }
        return speaking.text();
    }

    private String numbered(ItemPath path) {
        String text = placeholder(path.root());
        for (int i = 1; i < path.parts().size(); i++) {
            PathPart part = path.parts().get(i);
            text += part.isElement() ? "[" + part.index() + "]" : "." + placeholder(part.fieldName());
        }
        return text;
    }

    private String placeholder(String name) {
        // a numbered placeholder starts with an underscore, and one that repeats a name never does
        String placeholder = PathPlaceholders.speaks(name)
                ? PathPlaceholders.repeating(name)
                : numbers.computeIfAbsent(name, n -> "#_" + names.size());
        names.put(placeholder, name);
        return placeholder;
    }

    @Override
    public String value(AttributeValue value) {
        String[] usual = USUAL[role - 'a'];
        String placeholder = next < usual.length ? usual[next] : valued(role, next);
        next++;
        values.put(placeholder, value);
        return placeholder;
    }

    private static String valued(char role, int number) {
        return ":" + role + number;
    }

    private static String[][] usual(int count) {
        String[][] usual = new String['z' - 'a' + 1][count];
        for (int i = 0; i < usual.length * count; i++) {
            usual[i / count][i % count] = valued((char) ('a' + i / count), i % count);
        }
        return usual;
    }

    /**
     * The names for which placeholders stand; call it after all expressions were written.
     *
     * @return the names by placeholder, or null if there are none, because DynamoDB refuses an empty map
     */
    public @Nullable Map<String, String> names() {
        return names.isEmpty() ? null : Collections.unmodifiableMap(names);
    }

    /**
     * The values for which placeholders stand; call it after all expressions were written.
     *
     * @return the values by placeholder, or null if there are none, because DynamoDB refuses an empty map
     */
    public @Nullable Map<String, AttributeValue> values() {
        return values.isEmpty() ? null : Collections.unmodifiableMap(values);
    }
}
