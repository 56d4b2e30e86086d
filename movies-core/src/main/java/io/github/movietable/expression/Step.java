package io.github.movietable.expression;

import io.github.movietable.internal.document.ItemRules;
import java.io.Serializable;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** One step of a {@link Path}: a name in a map, or an index in a list. */
record Step(@Nullable String name, int index) implements Comparable<Step>, Serializable {
    private static final Comparator<Step> IN_DOCUMENT_ORDER = Comparator.comparing(
                    (Step step) -> step.name == null ? "" : step.name)
            .thenComparingInt(Step::index);

    static Step field(String name) {
        ItemRules.checkName(name);
        return new Step(name, -1);
    }

    static Step element(int index) {
        if (index < 0) {
            throw new IllegalArgumentException("a list index can't be negative: " + index);
        }
        return new Step(null, index);
    }

    @Override
    public int compareTo(Step other) {
        return IN_DOCUMENT_ORDER.compare(this, other);
    }

    boolean isElement() {
        return name == null;
    }

    String fieldName() {
        if (name == null) {
            throw new IllegalStateException("an index has no name");
        }
        return name;
    }
}
