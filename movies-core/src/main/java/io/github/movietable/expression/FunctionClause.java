package io.github.movietable.expression;

import io.github.movietable.internal.document.ItemPath;
import io.github.movietable.internal.document.Literals;
import io.github.movietable.internal.document.Scribe;
import io.github.movietable.internal.document.Values;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A condition that calls a function of DynamoDB, like {@code attribute_exists(path)}. */
final class FunctionClause extends Clause {
    private static final Map<AttributeValue.Type, Operand> CODES = codes();

    private final String name;
    private final ItemPath path;
    private final @Nullable Operand argument;
    private final BiPredicate<Optional<AttributeValue>, Optional<AttributeValue>> rule;

    private FunctionClause(
            String name,
            ItemPath path,
            @Nullable Operand argument,
            BiPredicate<Optional<AttributeValue>, Optional<AttributeValue>> rule) {
        super(operands(path, argument));
        this.name = name;
        this.path = path;
        this.argument = argument;
        this.rule = rule;
    }

    private static Map<AttributeValue.Type, Operand> codes() {
        Map<AttributeValue.Type, Operand> codes = new EnumMap<>(AttributeValue.Type.class);
        for (AttributeValue.Type type : AttributeValue.Type.values()) {
            String code = type == AttributeValue.Type.NUL ? "NULL" : type.name();
            codes.put(type, Operand.value(AttributeValue.fromS(code)));
        }
        return codes;
    }

    private static List<Operand> operands(ItemPath path, @Nullable Operand argument) {
        Operand subject = Operand.stored(path);
        return argument == null ? List.of(subject) : List.of(subject, argument);
    }

    static FunctionClause exists(ItemPath path) {
        return new FunctionClause("attribute_exists", path, null, (value, none) -> value.isPresent());
    }

    static FunctionClause doesNotExist(ItemPath path) {
        return new FunctionClause("attribute_not_exists", path, null, (value, none) -> value.isEmpty());
    }

    static FunctionClause hasType(ItemPath path, AttributeValue.Type type) {
        if (type == AttributeValue.Type.UNKNOWN_TO_SDK_VERSION) {
            throw new IllegalArgumentException(path + ": DynamoDB has no such type");
        }
        return new FunctionClause(
                "attribute_type",
                path,
                CODES.get(type),
                (value, ignored) -> value.filter(v -> v.type() == type).isPresent());
    }

    static FunctionClause startsWith(ItemPath path, Operand prefix) {
        checkDistinct(Operand.stored(path), prefix);
        if (prefix instanceof Operand.Constant constant
                && constant.value().s() == null
                && constant.value().b() == null) {
            throw new IllegalArgumentException(path + ": startsWith takes a text or a binary, not "
                    + Literals.typeName(constant.value().type()));
        }
        return ofTwo("begins_with", path, prefix, Values::startsWith);
    }

    static FunctionClause contains(ItemPath path, Operand part) {
        checkDistinct(Operand.stored(path), part);
        return ofTwo("contains", path, part, Values::contains);
    }

    private static FunctionClause ofTwo(
            String name, ItemPath path, Operand argument, BiPredicate<AttributeValue, AttributeValue> rule) {
        return new FunctionClause(
                name, path, argument, (a, b) -> a.isPresent() && b.isPresent() && rule.test(a.get(), b.get()));
    }

    @Override
    boolean holds(Map<String, AttributeValue> item) {
        return rule.test(path.in(item), argument == null ? Optional.empty() : argument.in(item));
    }

    @Override
    String render(Scribe scribe) {
        return name + "(" + scribe.path(path) + (argument == null ? "" : ", " + argument.render(scribe)) + ")";
    }
}
