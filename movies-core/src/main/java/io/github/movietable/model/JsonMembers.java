package io.github.movietable.model;

import io.github.movietable.internal.document.ItemRules;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of a JSON object, as a framework's Jackson mapper adds them. Notes the first name that comes twice. */
final class JsonMembers extends LinkedHashMap<String, @Nullable Object> {
    private static final long serialVersionUID = 1L;

    private @Nullable String twice;

    @Override
    public @Nullable Object put(String name, @Nullable Object value) {
        boolean isAgain = containsKey(name);
        if (isAgain && twice == null) {
            twice = name;
        }
        return super.put(name, value);
    }

    /** Returns the members; throws if a name came twice. */
    Map<String, @Nullable Object> once() {
        if (twice != null) {
            throw new InvalidMovieException(ItemRules.pointer(twice), "this name occurs twice in the same object");
        }
        return this;
    }
}
