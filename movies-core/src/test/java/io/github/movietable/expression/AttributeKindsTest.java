package io.github.movietable.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.movietable.internal.document.ItemPath;
import io.github.movietable.internal.document.Values;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How each kind of attribute is stored and read, and which values it refuses. */
@Tag("quick")
class AttributeKindsTest {
    private static final SdkBytes BYTES = SdkBytes.fromUtf8String("abc");
    private static final InstantAttribute WHEN = Attribute.instant("when");
    private static final DurationAttribute TIME = Attribute.duration("time");

    static Stream<Arguments> kinds() {
        AttributeValue one = AttributeValue.fromN("1");
        return Stream.of(
                arguments(Attribute.number("a"), one, BigDecimal.ONE),
                arguments(Attribute.text("a"), AttributeValue.fromS(""), ""),
                arguments(Attribute.bool("a"), AttributeValue.fromBool(false), false),
                arguments(Attribute.binary("a"), AttributeValue.fromB(BYTES), BYTES),
                arguments(Attribute.textList("a"), AttributeValue.fromL(List.of()), List.of()),
                arguments(Attribute.numberList("a"), AttributeValue.fromL(List.of(one)), List.of(BigDecimal.ONE)),
                arguments(Attribute.list("a"), AttributeValue.fromL(List.of(one)), List.of(one)),
                arguments(Attribute.map("a"), AttributeValue.fromM(Map.of("x", one)), Map.of("x", one)),
                arguments(Attribute.textSet("a"), AttributeValue.fromSs(List.of("x", "y")), Set.of("x", "y")),
                arguments(Attribute.numberSet("a"), AttributeValue.fromNs(List.of("1")), Set.of(BigDecimal.ONE)),
                arguments(Attribute.binarySet("a"), AttributeValue.fromBs(List.of(BYTES)), Set.of(BYTES)),
                arguments(WHEN, AttributeValue.fromS("2013-09-02T00:00:00Z"), Instant.parse("2013-09-02T00:00:00Z")),
                arguments(TIME, AttributeValue.fromN("5400"), Duration.ofMinutes(90)),
                arguments(Attribute.any("a"), AttributeValue.fromNul(true), AttributeValue.fromNul(true)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("kinds")
    <V, K extends Kind<V, ? super V>> void readWhatTheyWrote(K kind, AttributeValue stored, V value) {
        assertThat(kind.decode(stored)).isEqualTo(value);
        assertThat(Values.equal(kind.encode(value), stored)).isTrue();
        assertThatThrownBy(() -> kind.encode(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("remove it instead");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("kinds")
    void refuseWhatIsStoredAsSomethingElseWithoutShowingIt(Kind<?, ?> kind, AttributeValue stored, Object value) {
        AttributeValue other = AttributeValue.fromSs(List.of("secret"));
        if (!(kind instanceof AnyAttribute) && !(kind instanceof TextSetAttribute)) {
            assertThatThrownBy(() -> kind.decode(other))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(kind.path() + " is stored as a text set (SS), not as " + kind.storedAs());
        }
        assertThat(kind.storedAs()).isNotBlank();
    }

    @Test
    void aListWithAnElementOfAnotherTypeIsNotOfThatKind() {
        AttributeValue mixed = AttributeValue.fromL(List.of(AttributeValue.fromS("x"), AttributeValue.fromN("1")));

        assertThatThrownBy(() -> Attribute.textList("a").decode(mixed))
                .hasMessage("a is stored as a list (L), not as a list (L) of texts");
        assertThat(Attribute.list("a").decode(mixed)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2013-09-02T00:00:00Z", "2013-09-02T02:00:00+02:00", "2013-09-02T00:00:00.000Z"})
    void anInstantReadsInAnyZone(String text) {
        assertThat(WHEN.decode(AttributeValue.fromS(text))).isEqualTo("2013-09-02T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2013-09-02", "2013-02-30T00:00:00Z"})
    void aTextThatIsNoInstantIsRefused(String text) {
        assertThatThrownBy(() -> WHEN.decode(AttributeValue.fromS(text)))
                .hasMessageContaining("not as a text (S) that is an instant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z"})
    void instantsAreWrittenSoThatTextsSortAsTime(String text) {
        assertThat(WHEN.encode(Instant.parse(text)).s()).isEqualTo(text).hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2013-09-02T00:00:00.5Z",
                "-0001-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "-1000000000-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59.999999999Z"
            })
    void anInstantThatWouldNotSortIsRefused(String text) {
        assertThatThrownBy(() -> WHEN.encode(Instant.parse(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("when: an instant is stored in whole seconds of the years 0 to 9999");
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0", "PT1.5S, 1.5", "PT-1.5S, -1.5", "PT0.000000001S, 0.000000001", "PT2H30M, 9000"})
    void durationsAreSeconds(Duration duration, String seconds) {
        assertThat(TIME.encode(duration).n()).isEqualTo(seconds);
        assertThat(TIME.decode(AttributeValue.fromN(seconds))).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0000000001", "9223372036854775808", "1E125"})
    void secondsThatAreNoDurationAreRefused(String seconds) {
        assertThatThrownBy(() -> TIME.decode(AttributeValue.fromN(seconds)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("time is stored as a number (N), not as a number (N) of seconds");
    }

    @Test
    void theLongestDurationsFit() {
        for (Duration longest :
                List.of(Duration.ofSeconds(Long.MAX_VALUE, 999_999_999), Duration.ofSeconds(Long.MIN_VALUE))) {
            assertThat(TIME.decode(TIME.encode(longest))).isEqualTo(longest);
        }
    }

    @Test
    void membersThatDynamoDbTakesForEqualAreOne() {
        NumberSetAttribute numbers = Attribute.numberSet("s");

        assertThat(numbers.encode(Set.of(1, 1L, new BigDecimal("1.00"), 1.0)).ns())
                .containsExactly("1");
        assertThat(numbers.decode(AttributeValue.fromNs(List.of("1.50", "2"))))
                .containsExactlyInAnyOrder(new BigDecimal("1.5"), new BigDecimal("2"));
        assertThat(Attribute.textSet("s").encode(Set.of("a", "A")).ss()).containsExactlyInAnyOrder("a", "A");
        assertThatThrownBy(() -> numbers.encode(Set.of()))
                .hasMessage("s: a set can't be empty: DynamoDB has no empty sets; remove the attribute instead");
        assertThatThrownBy(() -> numbers.encode(Set.of(Double.NaN))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aConverterOfOnesOwnReadsAndWrites() {
        ConvertedAttribute<LocalDate> day =
                Attribute.text("day").as(v -> LocalDate.parse(v.s()), d -> AttributeValue.fromS(d.toString()));
        LocalDate date = LocalDate.of(2013, 9, 2);

        assertThat(day.decode(AttributeValue.fromS("2013-09-02"))).isEqualTo(date);
        assertThat(day.is(date).test(() -> Map.of("day", AttributeValue.fromS("2013-09-02"))))
                .isTrue();
        assertThat(day.path()).isEqualTo("day");
        assertThatThrownBy(() -> Attribute.text("t")
                        .as(AttributeValue::s, s -> AttributeValue.fromSs(List.of()))
                        .is("x"))
                .hasMessage("t: a set can't be empty: DynamoDB has no empty sets; remove the attribute instead");
    }

    @Test
    void whatDynamoDbCantStoreIsRefusedHoweverDeep() {
        AttributeValue bad = AttributeValue.fromN("1E126");

        assertThatThrownBy(() -> Attribute.any("a").encode(bad)).hasMessageStartingWith("a: a number must lie between");
        assertThatThrownBy(() -> Attribute.map("a").encode(Map.of("x", bad))).hasMessageStartingWith("a.x: a number");
        assertThatThrownBy(() -> Attribute.list("a").encode(List.of(bad))).hasMessageStartingWith("a[0]: a number");
        assertThatThrownBy(() -> Attribute.textList("a").encode(Arrays.asList("x", null)))
                .isInstanceOf(NullPointerException.class);
    }

    @Test
    void aNameTakenLiterallyCanBeOfEveryKind() {
        AnyAttribute named = Attribute.named("a.b");

        assertThat(Stream.of(
                        named.asNumber(),
                        named.asText(),
                        named.asBool(),
                        named.asBinary(),
                        named.asInstant(),
                        named.asDuration(),
                        named.asList(),
                        named.asTextList(),
                        named.asNumberList(),
                        named.asMap(),
                        named.asTextSet(),
                        named.asNumberSet(),
                        named.asBinarySet()))
                .allMatch(kind -> Rendering.pathOf((Attribute<?>) kind).equals(ItemPath.literal("a.b")))
                .extracting(Object::getClass)
                .doesNotHaveDuplicates();
    }
}
