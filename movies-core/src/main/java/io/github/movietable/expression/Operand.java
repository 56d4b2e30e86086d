package io.github.movietable.expression;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One side of a comparison: a constant, what is stored at a place, or the size of that. */
sealed interface Operand {
    static Operand value(AttributeValue value) {
        return new Constant(value);
    }

    static Operand place(Path path) {
        return new Place(path);
    }

    String render(Scribe scribe);

    Optional<AttributeValue> in(Map<String, AttributeValue> item);

    record Constant(AttributeValue value) implements Operand {
        @Override
        public String render(Scribe scribe) {
            return scribe.value(value);
        }

        @Override
        public Optional<AttributeValue> in(Map<String, AttributeValue> item) {
            return Optional.of(value);
        }
    }

    record Place(Path path) implements Operand {
        @Override
        public String render(Scribe scribe) {
            return scribe.path(path);
        }

        @Override
        public Optional<AttributeValue> in(Map<String, AttributeValue> item) {
            return path.in(item);
        }
    }

    record Size(Path path) implements Operand {
        @Override
        public String render(Scribe scribe) {
            return "size(" + scribe.path(path) + ")";
        }

        @Override
        public Optional<AttributeValue> in(Map<String, AttributeValue> item) {
            OptionalInt size = path.in(item).map(Values::size).orElse(OptionalInt.empty());
            return size.isPresent()
                    ? Optional.of(AttributeValue.fromN(Integer.toString(size.getAsInt())))
                    : Optional.empty();
        }
    }
}
