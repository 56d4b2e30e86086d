package io.github.movietable.expression;

import static io.github.movietable.expression.Seeded.onceIn;
import static io.github.movietable.expression.Seeded.oneOf;

import io.github.movietable.internal.document.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Conditions of all kinds on a few attributes, all of which DynamoDB accepts. */
final class RandomConditions {
    private static final int MAX_DEPTH = 3;

    private final Random random;
    private final RandomValues values;
    private final List<AnyAttribute> places;
    private final List<Supplier<MovieCondition>> clauses;

    RandomConditions(Random random, List<AnyAttribute> places) {
        this.random = random;
        this.values = new RandomValues(random);
        this.places = places;
        this.clauses = List.of(
                this::equality,
                this::equality,
                this::choice,
                this::order,
                this::order,
                this::range,
                this::betweenPlaces,
                this::twoPlaces,
                this::twoPlaces,
                this::existence,
                this::type,
                this::prefix,
                this::part,
                this::part,
                this::partOfKind,
                this::size,
                this::size,
                this::twoSizes,
                this::number,
                this::text,
                this::binary,
                this::set);
    }

    MovieCondition next() {
        return next(0);
    }

    /** One clause of each kind. */
    List<MovieCondition> eachForm() {
        return clauses.stream().map(Supplier::get).toList();
    }

    private MovieCondition next(int depth) {
        if (depth == MAX_DEPTH || random.nextBoolean()) {
            return oneOf(random, clauses).get();
        }
        if (onceIn(random, 3)) {
            return next(depth + 1).negate();
        }
        MovieCondition[] parts = IntStream.range(0, 2 + random.nextInt(2))
                .mapToObj(i -> next(depth + 1))
                .toArray(MovieCondition[]::new);
        return random.nextBoolean() ? MovieCondition.allOf(parts) : MovieCondition.anyOf(parts);
    }

    private AnyAttribute place() {
        return oneOf(random, places);
    }

    /** Another attribute, because DynamoDB refuses to compare an attribute with itself. */
    private AnyAttribute otherThan(AnyAttribute first) {
        AnyAttribute other = place();
        return other.path().equals(first.path()) ? otherThan(first) : other;
    }

    private MovieCondition equality() {
        AttributeValue value = values.any();
        return random.nextBoolean() ? place().is(value) : place().isNot(value);
    }

    private MovieCondition choice() {
        AnyAttribute place = place();
        if (random.nextBoolean()) {
            return place.isOneOf(otherThan(place), otherThan(place));
        }
        List<AttributeValue> choices = new ArrayList<>();
        int count = onceIn(random, 20) ? 100 + random.nextInt(5) : 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            choices.add(values.any());
        }
        return place.isOneOf(choices);
    }

    private MovieCondition order() {
        return compared(place(), values.ordered());
    }

    private MovieCondition compared(AnyAttribute place, AttributeValue value) {
        return switch (random.nextInt(4)) {
            case 0 -> place.below(value);
            case 1 -> place.atMost(value);
            case 2 -> place.above(value);
            default -> place.atLeast(value);
        };
    }

    private MovieCondition range() {
        AttributeValue low = values.ordered();
        AttributeValue high = values.ordered();
        if (low.type() != high.type()) {
            return range();
        }
        return Values.compare(low, high).orElseThrow() > 0 ? place().between(high, low) : place().between(low, high);
    }

    private MovieCondition betweenPlaces() {
        AnyAttribute place = place();
        return place.between(otherThan(place), otherThan(place));
    }

    private MovieCondition twoPlaces() {
        AnyAttribute a = place();
        AnyAttribute b = otherThan(a);
        return switch (random.nextInt(6)) {
            case 0 -> a.is(b);
            case 1 -> a.isNot(b);
            case 2 -> a.below(b);
            case 3 -> a.atMost(b);
            case 4 -> a.above(b);
            default -> a.atLeast(b);
        };
    }

    private MovieCondition existence() {
        return random.nextBoolean() ? place().exists() : place().doesNotExist();
    }

    private MovieCondition type() {
        return place().hasType(values.any().type());
    }

    private MovieCondition prefix() {
        AttributeValue prefix = values.ordered();
        return prefix.n() == null ? place().startsWith(prefix) : prefix();
    }

    private MovieCondition part() {
        return place().contains(values.any());
    }

    private MovieCondition partOfKind() {
        AnyAttribute place = place();
        AnyAttribute other = otherThan(place);
        return switch (random.nextInt(4)) {
            case 0 -> place.asList().contains(other);
            case 1 -> place.asTextSet().contains(other.asText());
            case 2 -> place.asNumberSet().contains(other.asNumber());
            default -> place.asText().contains(other.asText());
        };
    }

    private MovieCondition size() {
        SizeOf size = place().size();
        int n = random.nextInt(4);
        return switch (random.nextInt(7)) {
            case 0 -> size.is(n);
            case 1 -> size.isNot(n);
            case 2 -> size.below(n);
            case 3 -> size.atMost(n);
            case 4 -> size.above(n);
            case 5 -> size.atLeast(n);
            default -> size.between(n, n + random.nextInt(3));
        };
    }

    private MovieCondition twoSizes() {
        SizeOf size = place().size();
        return switch (random.nextInt(3)) {
            case 0 -> size.is(place().size());
            case 1 -> size.below(place().size());
            default -> size.is(place().asNumber());
        };
    }

    private MovieCondition number() {
        NumberAttribute number = place().asNumber();
        return random.nextBoolean() ? number.atMost(values.decimal()) : number.isOneOf(values.decimal(), 1, 2.5);
    }

    private MovieCondition text() {
        AnyAttribute place = place();
        TextAttribute text = place.asText();
        return switch (random.nextInt(4)) {
            case 0 -> text.startsWith(values.text());
            case 1 -> text.contains(values.text());
            case 2 -> text.above(values.text());
            default -> text.startsWith(otherThan(place).asText());
        };
    }

    private MovieCondition binary() {
        BinaryAttribute binary = place().asBinary();
        return switch (random.nextInt(3)) {
            case 0 -> binary.startsWith(values.binary());
            case 1 -> binary.contains(values.binary());
            default -> binary.below(values.binary());
        };
    }

    private MovieCondition set() {
        Function<AnyAttribute, MovieCondition> condition = switch (random.nextInt(3)) {
            case 0 -> place -> place.asTextSet().contains(values.text());
            case 1 -> place -> place.asNumberSet().contains(values.decimal());
            default -> place -> place.asTextList().contains(values.text());
        };
        return condition.apply(place());
    }
}
