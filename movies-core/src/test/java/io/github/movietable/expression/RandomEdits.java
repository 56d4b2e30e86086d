package io.github.movietable.expression;

import static io.github.movietable.expression.Seeded.onceIn;
import static io.github.movietable.expression.Seeded.oneOf;

import io.github.movietable.MovieUpdate;
import io.github.movietable.internal.document.Literals;
import io.github.movietable.internal.write.Change;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items, and changes of all kinds that mostly fit them: inside lists and beyond their ends, and in missing maps. */
final class RandomEdits {
    private static final List<AnyAttribute> PLACES = List.of(
                    "n",
                    "t",
                    "s",
                    "ns",
                    "bs",
                    "l",
                    "m",
                    "m.n",
                    "m.s",
                    "m.l",
                    "m.l[0]",
                    "m.l[1]",
                    "m.l[5]",
                    "m.m.n",
                    "m.m.x",
                    "m.m.l[2].n",
                    "l[0]",
                    "l[0].n",
                    "l[0].s",
                    "l[1]",
                    "l[2]",
                    "l[3]",
                    "l[3][0]",
                    "l[3][2]",
                    "l[4]",
                    "l[6].n",
                    "l[7]",
                    "l[8]",
                    "l[9].n",
                    "l[9].m",
                    "x.n",
                    "x.m",
                    "x.l[3]",
                    "x.l[1].n",
                    "x.l[1].s",
                    "fresh")
            .stream()
            .map(Attribute::any)
            .toList();

    private static final List<BigDecimal> ADDENDS = List.of(
                    "1",
                    "-1.5",
                    "0.10",
                    "0",
                    "12345678901234567890123456789012345678",
                    "-12345678901234567890123456789012345678",
                    "1E-20",
                    "99999999999999999999999999999999999999")
            .stream()
            .map(BigDecimal::new)
            .toList();

    private static final int MAX_COPIED = 200;
    private static final int RARELY = 50;

    /** A change, and the clause of an update that makes it. */
    record Edit(Change change, UnaryOperator<MovieUpdate> clause) {}

    private final Random random;
    private final RandomValues values;

    RandomEdits(Random random) {
        this.random = random;
        this.values = new RandomValues(random);
    }

    /** An item that has most of the attributes, some with another type. */
    Map<String, AttributeValue> item() {
        Map<String, AttributeValue> item = new LinkedHashMap<>();
        sometimes(item, "n", AttributeValue.fromN("5"));
        sometimes(item, "t", AttributeValue.fromS("text"));
        sometimes(item, "s", AttributeValue.fromSs(List.of("a", "b")));
        sometimes(item, "ns", AttributeValue.fromNs(List.of("1.5", "2")));
        sometimes(
                item,
                "l",
                AttributeValue.fromL(List.of(
                        AttributeValue.fromM(
                                Map.of("n", AttributeValue.fromN("1"), "s", AttributeValue.fromSs(List.of("a")))),
                        AttributeValue.fromN("1.50"),
                        AttributeValue.fromSs(List.of("a")),
                        AttributeValue.fromL(
                                List.of(AttributeValue.fromN("3"), AttributeValue.fromSs(List.of("b")))))));
        sometimes(item, "m", map());
        return item;
    }

    private AttributeValue map() {
        Map<String, AttributeValue> map = new LinkedHashMap<>();
        sometimes(map, "n", AttributeValue.fromN("1.50"));
        sometimes(map, "s", AttributeValue.fromSs(List.of("a")));
        sometimes(map, "l", values.list());
        sometimes(map, "m", AttributeValue.fromM(Map.of("n", AttributeValue.fromN("7"))));
        return AttributeValue.fromM(map);
    }

    private void sometimes(Map<String, AttributeValue> map, String name, AttributeValue value) {
        if (!onceIn(random, 4)) {
            map.put(name, onceIn(random, RARELY) ? values.any() : value);
        }
    }

    Edit next(Map<String, AttributeValue> item) {
        AnyAttribute place = oneOf(random, PLACES);
        if (Rendering.pathOf((Attribute<?>) place).obstacle(item).isPresent() && !onceIn(random, RARELY)) {
            return next(item);
        }
        if (onceIn(random, 3)) {
            return written(place, item);
        }
        AttributeValue.Type fitting = Rendering.pathOf((Attribute<?>) place)
                .in(onceIn(random, RARELY) ? Map.of() : item)
                .map(AttributeValue::type)
                .orElseGet(() ->
                        oneOf(random, List.of(AttributeValue.Type.N, AttributeValue.Type.L, AttributeValue.Type.SS)));
        return switch (fitting) {
            case N -> sum(place.asNumber());
            case L -> joined(place.asList());
            case SS -> members(place.asTextSet(), Set.of(values.text() + "b", "c"));
            case NS ->
                members(place.asNumberSet(), Set.of(new BigDecimal("1.50"), BigDecimal.valueOf(2 + random.nextInt(3))));
            case BS -> members(place.asBinarySet(), Set.of(values.binary()));
            default -> written(place, item);
        };
    }

    /** Any change of an attribute, whether its type fits or not. */
    Edit any(AnyAttribute place, List<AnyAttribute> sources) {
        return switch (random.nextInt(6)) {
            case 0 -> sum(place.asNumber());
            case 1 -> joined(place.asList());
            case 2 -> members(place.asTextSet(), Set.of(values.text()));
            case 3 -> {
                AnyAttribute from = oneOf(random, sources);
                yield new Edit(Change.setFrom(place, from), u -> u.setFrom(place, from));
            }
            default -> written(place, Map.of());
        };
    }

    private Edit written(AnyAttribute place, Map<String, AttributeValue> item) {
        AttributeValue value = values.any();
        return switch (random.nextInt(4)) {
            case 0 -> new Edit(Change.set(place, value), u -> u.set(place, value));
            case 1 -> new Edit(Change.setIfAbsent(place, value), u -> u.setIfAbsent(place, value));
            case 2 -> new Edit(Change.remove(place), u -> u.remove(place));
            default -> copied(place, item);
        };
    }

    /**
     * Copies mostly from an attribute that exists, because a missing source makes the whole update fail; and only small
     * values, so that items stay small.
     */
    private Edit copied(AnyAttribute place, Map<String, AttributeValue> item) {
        AnyAttribute from = oneOf(random, PLACES);
        int length = Rendering.pathOf((Attribute<?>) from)
                .in(item)
                .map(v -> Literals.of(v).length())
                .orElse(MAX_COPIED);
        return length < MAX_COPIED || onceIn(random, RARELY)
                ? new Edit(Change.setFrom(place, from), u -> u.setFrom(place, from))
                : written(place, item);
    }

    private Edit sum(NumberAttribute number) {
        BigDecimal by = onceIn(random, 4) ? oneOf(random, ADDENDS) : BigDecimal.valueOf(random.nextInt(2001) - 1000, 2);
        return random.nextBoolean()
                ? new Edit(Change.increment(number, by), u -> u.increment(number, by))
                : new Edit(Change.decrement(number, by), u -> u.decrement(number, by));
    }

    private Edit joined(ListAttribute list) {
        List<AttributeValue> elements = List.of(values.any(), AttributeValue.fromS("joined"));
        return random.nextBoolean()
                ? new Edit(Change.append(list, elements), u -> u.append(list, elements))
                : new Edit(Change.prepend(list, elements), u -> u.prepend(list, elements));
    }

    private <V> Edit members(Settable<Set<? extends V>> set, Set<V> members) {
        return random.nextBoolean()
                ? new Edit(Change.addTo(set, members), u -> u.addTo(set, members))
                : new Edit(Change.deleteFrom(set, members), u -> u.deleteFrom(set, members));
    }
}
