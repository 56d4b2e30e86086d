package io.github.movietable.expression;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Turns expressions into text with placeholders and gathers what they stand for: the one place where a name or a value
 * enters a request. Every placeholder in a text is in the maps and the reverse, as DynamoDB demands. One per request;
 * not thread-safe.
 */
public final class Placeholders implements Scribe {
    private static final Pattern SPEAKING = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_]{0,39}");
    private static final int MAX_EXPRESSION_BYTES = 4096;

    private final Map<String, String> aliases = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, AttributeValue> values = new LinkedHashMap<>();
    private char role = 'v';
    private int next;

    /** Begins a request that has no placeholders yet. */
    public Placeholders() {}

    /**
     * A condition's text.
     *
     * @param role the letter its values are numbered under: k for a key condition, f for a filter, c for a condition
     * @param condition the condition
     * @return the text
     * @throws IllegalArgumentException if it is over DynamoDB's limits
     */
    public String condition(char role, MovieCondition condition) {
        if (condition.operators() > MovieCondition.MAX_OPERATORS) {
            throw new IllegalArgumentException("a condition on " + condition.roots() + " has " + condition.operators()
                    + " operators; DynamoDB takes " + MovieCondition.MAX_OPERATORS + " in one expression");
        }
        begin(role);
        return checked("a condition on " + condition.roots(), condition.render(this));
    }

    /**
     * The text of some changes.
     *
     * @param changes the changes, at least one
     * @return the text
     * @throws IllegalArgumentException if it is over DynamoDB's limits
     */
    public String changes(Changes changes) {
        begin('u');
        return checked("an update of " + changes.targets(), changes.render(this));
    }

    /**
     * A projection's text.
     *
     * @param projection what to read
     * @return the text
     * @throws IllegalArgumentException if it is over DynamoDB's limits
     */
    public String projection(Projection projection) {
        return checked("a projection", projection.render(this));
    }

    private void begin(char role) {
        this.role = role;
        this.next = 0;
    }

    private static String checked(String what, String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_EXPRESSION_BYTES) {
            throw new IllegalArgumentException(what + " makes an expression of " + bytes + " bytes; DynamoDB takes "
                    + MAX_EXPRESSION_BYTES + ": ask for less at once");
        }
        return text;
    }

    /** The path with each name replaced; names that can speak for themselves do: {@code #info.#actors[0]}. */
    @Override
    public String path(Path path) {
        StringBuilder text = new StringBuilder();
        for (Step step : path.steps()) {
            if (step.isElement()) {
                text.append('[').append(step.index()).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(alias(step.fieldName()));
            }
        }
        return text.toString();
    }

    private String alias(String name) {
        return aliases.computeIfAbsent(name, n -> {
            // numbered aliases start with an underscore, which a speaking one never does, so the two can't meet
            String alias = SPEAKING.matcher(n).matches() ? "#" + n : "#_" + aliases.size();
            names.put(alias, n);
            return alias;
        });
    }

    @Override
    public String value(AttributeValue value) {
        String placeholder = ":" + role + next++;
        values.put(placeholder, value);
        return placeholder;
    }

    /**
     * What the names stand for.
     *
     * @return placeholders to names, or null where there is none: DynamoDB refuses an empty map
     */
    public @Nullable Map<String, String> names() {
        return names.isEmpty() ? null : Map.copyOf(names);
    }

    /**
     * What the values stand for.
     *
     * @return placeholders to values, or null where there is none: DynamoDB refuses an empty map
     */
    public @Nullable Map<String, AttributeValue> values() {
        return values.isEmpty() ? null : Map.copyOf(values);
    }
}
