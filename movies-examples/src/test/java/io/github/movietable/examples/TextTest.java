package io.github.movietable.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("quick")
class TextTest {
    @ParameterizedTest
    @CsvSource({
        "0x001B, \\u001b",
        "0x0007, \\u0007",
        "0x007F, \\u007f",
        "0x009B, \\u009b",
        "0x00AD, \\u00ad",
        "0x061C, \\u061c",
        "0x200B, \\u200b",
        "0x200F, \\u200f",
        "0x2028, \\u2028",
        "0x2029, \\u2029",
        "0x202E, \\u202e",
        "0x2060, \\u2060",
        "0x2066, \\u2066",
        "0xD83D, \\ud83d",
        "0xE000, \\ue000",
        "0xFEFF, \\ufeff",
        "0xFFFE, \\ufffe",
        "0xE0041, \\udb40\\udc41",
        "0x10FFFD, \\udbff\\udffd",
    })
    void whatCantBeSeenIsNamed(String character, String shown) {
        assertThat(Text.safe("a" + Character.toString(Integer.decode(character)) + "b"))
                .isEqualTo("a" + shown + "b");
    }

    @Test
    void noCharacterOfTheseKindsIsLeft() {
        Set<Integer> hidden = Set.of(
                (int) Character.CONTROL,
                (int) Character.FORMAT,
                (int) Character.SURROGATE,
                (int) Character.PRIVATE_USE,
                (int) Character.UNASSIGNED);
        String all = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .mapToObj(c -> Text.safe(Character.toString(c)))
                .collect(Collectors.joining());

        assertThat(all.codePoints().filter(c -> hidden.contains(Character.getType(c))))
                .isEmpty();
    }

    @Test
    void lettersOfAllScriptsAreLeftAlone() {
        String titles = "Amélie, 8½, 千と千尋の神隠し, Брат, שתי אצבעות, पथेर पांचाली, 🎬";

        assertThat(Text.safe(titles)).isEqualTo(titles);
    }

    @ParameterizedTest
    @CsvSource({"Amélie, 6", "Ame\u0301lie, 6", "千と千尋, 8", "スター・ウォーズ, 16", "ｽﾀｰ, 3", "「七」, 6", "기생충, 6", "🎬, 2"})
    void columnsAreCountedAsTerminalsDo(String text, int columns) {
        assertThat(Text.width(text)).isEqualTo(columns);
    }

    @Test
    void nounsGoByTheirNumber() {
        assertThat(List.of(Text.count(0, "call"), Text.count(1, "call"), Text.count(1001, "call")))
                .containsExactly("0 calls", "1 call", "1,001 calls");
    }
}
