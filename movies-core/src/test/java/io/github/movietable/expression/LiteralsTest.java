package io.github.movietable.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.movietable.internal.document.Literals;
import io.github.movietable.internal.document.Texts;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Values as people read them: on one line, unmistakable, harmless to a terminal. */
@Tag("quick")
class LiteralsTest {
    private static final SdkBytes BYTES = SdkBytes.fromUtf8String("abc");

    @Test
    void quotedTextCantLeaveItsQuotes() {
        assertThat(Texts.quoted("say \"hi\" \\ bye")).isEqualTo("\"say \\\"hi\\\" \\\\ bye\"");
        assertThat(Texts.quoted("")).isEqualTo("\"\"");
    }

    @Test
    void quotedTextCantBreakALineColourATerminalOrTurnTheReadingDirection() {
        assertThat(Texts.quoted("a\nb\r\tc\0")).isEqualTo("\"a\\u000ab\\u000d\\u0009c\\u0000\"");
        assertThat(Texts.quoted("\u001b[31mred\u001b[0m\u009b1m\u007f"))
                .isEqualTo("\"\\u001b[31mred\\u001b[0m\\u009b1m\\u007f\"");
        assertThat(Texts.quoted("\u202egnp.exe\u2066\u200f\u2028\u2029\ufeff"))
                .isEqualTo("\"\\u202egnp.exe\\u2066\\u200f\\u2028\\u2029\\ufeff\"");
    }

    @Test
    void quotedTextKeepsTheLettersOfAllLanguages() {
        assertThat(Texts.quoted("Amélie 東京 Ёлки \uD83D\uDE00")).isEqualTo("\"Amélie 東京 Ёлки \uD83D\uDE00\"");
    }

    @Test
    void halfAnEmojiIsShownForWhatItIs() {
        assertThat(Texts.quoted("a\uD83D")).isEqualTo("\"a\\ud83d\"");
    }

    @Test
    void everyTypeIsWrittenInItsOwnWay() {
        assertThat(Literals.of(AttributeValue.fromN("5.50"))).isEqualTo("5.50");
        assertThat(Literals.of(AttributeValue.fromS("5.50"))).isEqualTo("\"5.50\"");
        assertThat(Literals.of(AttributeValue.fromBool(true))).isEqualTo("true");
        assertThat(Literals.of(AttributeValue.fromNul(true))).isEqualTo("null");
        assertThat(Literals.of(AttributeValue.fromB(BYTES))).isEqualTo("<3 bytes>");
        assertThat(Literals.of(
                        AttributeValue.fromL(List.of(AttributeValue.fromN("1"), AttributeValue.fromL(List.of())))))
                .isEqualTo("[1, []]");
        assertThat(Literals.of(AttributeValue.fromBs(List.of(BYTES)))).isEqualTo("{<3 bytes>}");
    }

    @Test
    void mapsAndSetsAreWrittenInOneOrder() {
        Map<String, AttributeValue> map = new LinkedHashMap<>();
        map.put("b", AttributeValue.fromN("1"));
        map.put("a\"", AttributeValue.fromN("2"));

        assertThat(Literals.of(AttributeValue.fromM(map))).isEqualTo("{\"a\\\"\": 2, \"b\": 1}");
        assertThat(Literals.of(AttributeValue.fromSs(List.of("y", "x")))).isEqualTo("{\"x\", \"y\"}");
        assertThat(Literals.of(AttributeValue.fromNs(List.of("2", "10")))).isEqualTo("{10, 2}");
    }

    @Test
    void exactTextHasEveryByteSoThatConditionsCanBeCompared() {
        BinaryAttribute b = Attribute.binary("b");

        assertThat(b.is(BYTES)).hasToString("b = <3 bytes>");
        assertThat(Rendering.exactly(b.is(BYTES))).isEqualTo("#\"b\" = <YWJj>");
    }

    static Stream<Arguments> lookalikes() {
        AnyAttribute a = Attribute.any("a");
        return Stream.of(
                arguments(
                        a.is(AttributeValue.fromB(BYTES)), a.is(AttributeValue.fromB(SdkBytes.fromUtf8String("abd")))),
                arguments(
                        a.is(AttributeValue.fromN("1234")),
                        a.is(AttributeValue.fromB(
                                SdkBytes.fromByteArray(Base64.getDecoder().decode("1234"))))),
                arguments(a.is(AttributeValue.fromN("5")), a.is(AttributeValue.fromS("5"))),
                arguments(a.is(AttributeValue.fromS("true")), a.is(AttributeValue.fromBool(true))),
                arguments(a.is(AttributeValue.fromBool(true)), a.is(Attribute.any("true"))),
                arguments(a.is(AttributeValue.fromN("5")), a.is(Attribute.any("5"))),
                arguments(a.is(AttributeValue.fromS("x")), a.is(Attribute.named("\"x\""))),
                arguments(Attribute.any("a.b").exists(), Attribute.named("a.b").exists()),
                arguments(
                        Attribute.named("a = 5 OR b").is(AttributeValue.fromN("6")),
                        a.is(AttributeValue.fromN("5")).or(Attribute.any("b").is(AttributeValue.fromN("6")))));
    }

    @ParameterizedTest
    @MethodSource("lookalikes")
    void conditionsThatDifferAreNeverWrittenAlike(MovieCondition one, MovieCondition other) {
        assertThat(Rendering.exactly(one)).isNotEqualTo(Rendering.exactly(other));
    }

    @ParameterizedTest
    @EnumSource(AttributeValue.Type.class)
    void everyTypeHasANameWithItsCode(AttributeValue.Type type) {
        String code = type == AttributeValue.Type.NUL ? "NULL" : type.name();

        assertThat(Literals.typeName(type))
                .matches(type == AttributeValue.Type.UNKNOWN_TO_SDK_VERSION ? "a type .*" : "a .* \\(" + code + "\\)");
    }
}
