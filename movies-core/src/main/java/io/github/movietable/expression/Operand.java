package io.github.movietable.expression;

import io.github.movietable.internal.document.ItemPath;
import io.github.movietable.internal.document.Scribe;
import io.github.movietable.internal.document.Values;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One operand of a condition: a constant, the value stored at a path, or the size of the value stored at a path. */
sealed interface Operand {
    static Operand value(AttributeValue value) {
        return new Constant(value);
    }

    static Operand stored(ItemPath path) {
        return new Stored(path);
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

    record Stored(ItemPath path) implements Operand {
        @Override
        public String render(Scribe scribe) {
            return scribe.path(path);
        }

        @Override
        public Optional<AttributeValue> in(Map<String, AttributeValue> item) {
            return path.in(item);
        }
    }

    record Size(ItemPath path) implements Operand {
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
