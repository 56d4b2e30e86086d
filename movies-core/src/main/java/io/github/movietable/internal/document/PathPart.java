package io.github.movietable.internal.document;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One part of an {@link ItemPath}: the name of a map's entry, or the index of a list's element.
 *
 * @param name the name; null for an index
 * @param index the index; -1 for a name
 */
public record PathPart(@Nullable String name, int index) implements Comparable<PathPart>, Serializable {
    static PathPart field(String name) {
        ItemRules.checkName(name);
        return new PathPart(name, -1);
    }

    static PathPart element(int index) {
        if (index < 0) {
            throw new IllegalArgumentException("a list index can't be negative: " + index);
        }
        return new PathPart(null, index);
    }

    @Override
    public int compareTo(PathPart other) {
        int byName = nameOrNone().compareTo(other.nameOrNone());
        return byName == 0 ? Integer.compare(index, other.index) : byName;
    }

    /**
     * Whether the part is an index, and not a name.
     *
     * @return true for an index, false for a name
     */
    public boolean isElement() {
        return name == null;
    }

    /**
     * The name that the part consists of.
     *
     * @return the name
     * @throws IllegalStateException if the part is an index
     */
    public String fieldName() {
        if (name == null) {
            throw new IllegalStateException("an index has no name");
        }
        return name;
    }

    private String nameOrNone() {
        return name == null ? "" : name;
    }

    /** Written by hand: the first call of a record's generated method takes a tenth of a second in every program. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PathPart part && part.index == index && Objects.equals(part.name, name);
    }

    @Override
    public int hashCode() {
        return 31 * index + Objects.hashCode(name);
    }
}
