package io.github.movietable.expression;

import static io.github.movietable.expression.Seeded.oneOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.movietable.internal.document.ItemPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Putting values in at once, or when the item is first read, gives the same item. */
@Tag("quick")
class PendingItemTest {
    private static final List<ItemPath> PATHS = List.of(
                    "a",
                    "b",
                    "m",
                    "m.a",
                    "m.b",
                    "m.m",
                    "m.m.a",
                    "m.m.b",
                    "m.m.m.a",
                    "x.a",
                    "x.b",
                    "x.y.a",
                    "l",
                    "l[0]",
                    "l[0].a",
                    "l[5]",
                    "m.l[0]",
                    "m.l[1].a",
                    "l[0][1]")
            .stream()
            .map(ItemPath::parse)
            .toList();
    private static final List<AttributeValue> VALUES = List.of(
            AttributeValue.fromS("text"),
            AttributeValue.fromN("1"),
            AttributeValue.fromM(Map.of()),
            AttributeValue.fromM(Map.of("a", AttributeValue.fromN("2"))),
            AttributeValue.fromL(List.of()),
            AttributeValue.fromL(List.of(AttributeValue.fromM(Map.of("b", AttributeValue.fromN("3"))))));
    private static final int MAX_PUTS = 12;

    @Test
    void holdsWhatWasPutAtOnce() {
        Seeded.cases(20_000, 1_000_000, (number, random) -> {
            Map<String, AttributeValue> at = Map.of();
            Map<String, AttributeValue> later = Map.of();
            List<Map<String, AttributeValue>> eager = new ArrayList<>();
            List<Map<String, AttributeValue>> pending = new ArrayList<>();
            for (int i = random.nextInt(MAX_PUTS); i >= 0; i--) {
                ItemPath path = oneOf(random, PATHS);
                Optional<ItemPath> obstacle = path.obstacle(at);
                assertThat(path.obstacle(later)).isEqualTo(obstacle);
                if (obstacle.isEmpty()) {
                    AttributeValue value = oneOf(random, VALUES);
                    at = path.put(at, value);
                    later = path.putLater(later, value);
                    eager.add(at);
                    pending.add(later);
                }
                look(random, path, at, later);
            }
            assertThat(pending).isEqualTo(eager);
        });
    }

    private static void look(
            Random random, ItemPath path, Map<String, AttributeValue> eager, Map<String, AttributeValue> pending) {
        switch (random.nextInt(8)) {
            case 0 -> assertThat(path.in(pending)).isEqualTo(path.in(eager));
            case 1 -> assertThat(pending.keySet()).isEqualTo(eager.keySet());
            case 2 -> assertThat(path.removeFrom(pending)).isEqualTo(path.removeFrom(eager));
            default -> {}
        }
    }

    @Test
    void keepsTheOrderInWhichItWasPut() {
        Map<String, AttributeValue> item = Map.of();
        for (String path : List.of("c", "m.b", "a", "m.a", "c", "b")) {
            item = ItemPath.parse(path).putLater(item, AttributeValue.fromS(path));
        }

        assertThat(item.keySet()).containsExactly("c", "m", "a", "b");
        assertThat(item.get("m").m().keySet()).containsExactly("b", "a");
    }

    @Test
    void takesAnyNumber() {
        Map<String, AttributeValue> item = Map.of();
        for (int i = 0; i < 1_000; i++) {
            item = ItemPath.parse("m.f" + i).putLater(item, AttributeValue.fromN("1"));
        }

        assertThat(item.get("m").m().keySet())
                .containsExactlyElementsOf(
                        IntStream.range(0, 1_000).mapToObj(i -> "f" + i).toList());
    }

    @Test
    void isUnmodifiable() {
        Map<String, AttributeValue> item = ItemPath.parse("a").putLater(Map.of(), AttributeValue.fromN("1"));

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> item.put("b", AttributeValue.fromN("2")));
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(item::clear);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> item.entrySet().iterator().next().setValue(AttributeValue.fromN("2")));
    }
}
