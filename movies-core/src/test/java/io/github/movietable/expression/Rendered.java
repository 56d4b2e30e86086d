package io.github.movietable.expression;

import io.github.movietable.internal.document.Literals;
import io.github.movietable.internal.document.Placeholders;
import io.github.movietable.internal.document.Projection;
import io.github.movietable.internal.write.Change;
import io.github.movietable.internal.write.Changes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An expression as it is in a request, on one line: text, then names, then values. */
record Rendered(String text, Map<String, String> names, Map<String, AttributeValue> values) {
    static Rendered of(MovieCondition condition) {
        Placeholders placeholders = new Placeholders();
        return of(Rendering.render(condition, 'f', placeholders), placeholders);
    }

    static Rendered of(Change... changes) {
        Placeholders placeholders = new Placeholders();
        return of(together(List.of(changes)).render(placeholders), placeholders);
    }

    static Rendered of(Attribute<?>... fields) {
        Placeholders placeholders = new Placeholders();
        return of(placeholders.projection(Projection.of(List.of(), Rendering.pathsOf(List.of(fields)))), placeholders);
    }

    static Rendered of(String text, Placeholders placeholders) {
        return new Rendered(text, orEmpty(placeholders.names()), orEmpty(placeholders.values()));
    }

    static Changes together(List<Change> changes) {
        Changes all = Changes.none();
        for (Change change : changes) {
            all = all.and(change);
        }
        return all;
    }

    private static <V> Map<String, V> orEmpty(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : map;
    }

    /** Like {@code #n <= :f0 | #n=n | :f0=4}; a part that is empty is left out. */
    @Override
    public String toString() {
        return text
                + names.keySet().stream()
                        .sorted()
                        .map(alias -> alias + "=" + names.get(alias))
                        .collect(Collectors.joining(", ", names.isEmpty() ? "" : " | ", ""))
                + new TreeMap<>(values)
                        .entrySet().stream()
                                .map(e -> e.getKey() + "=" + Literals.exactly(e.getValue()))
                                .collect(Collectors.joining(", ", values.isEmpty() ? "" : " | ", ""));
    }
}
