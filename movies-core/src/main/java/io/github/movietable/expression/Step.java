package io.github.movietable.expression;

import org.jspecify.annotations.Nullable;

/** One step of a {@link Path}: a name in a map, or an index in a list. */
record Step(@Nullable String name, int index) {

    static Step field(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("an attribute name can't be empty");
        }
        return new Step(name, -1);
    }

    static Step element(int index) {
        if (index < 0) {
            throw new IllegalArgumentException("a list index can't be negative: " + index);
        }
        return new Step(null, index);
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
