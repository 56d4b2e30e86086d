package io.github.movietable.internal.document;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One step of a {@link ItemPath}: a name in a map, or an index in a list.
 *
 * @param name the name; null for an index
 * @param index the index; -1 for a name
 */
public record PathStep(@Nullable String name, int index) implements Comparable<PathStep>, Serializable {
    private static final Comparator<PathStep> IN_DOCUMENT_ORDER = Comparator.comparing(
                    (PathStep step) -> step.name == null ? "" : step.name)
            .thenComparingInt(PathStep::index);

    static PathStep field(String name) {
        ItemRules.checkName(name);
        return new PathStep(name, -1);
    }

    static PathStep element(int index) {
        if (index < 0) {
            throw new IllegalArgumentException("a list index can't be negative: " + index);
        }
        return new PathStep(null, index);
    }

    @Override
    public int compareTo(PathStep other) {
        return IN_DOCUMENT_ORDER.compare(this, other);
    }

    /**
     * Whether the step is an index.
     *
     * @return false for a name
     */
    public boolean isElement() {
        return name == null;
    }

    /**
     * The name.
     *
     * @return the name
     * @throws IllegalStateException if the step is an index
     */
    public String fieldName() {
        if (name == null) {
            throw new IllegalStateException("an index has no name");
        }
        return name;
    }

    /** Written out: the JVM's own for records cost its first movie a tenth of a second, and every start has a first movie. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PathStep step && step.index == index && Objects.equals(step.name, name);
    }

    @Override
    public int hashCode() {
        return 31 * index + Objects.hashCode(name);
    }
}
