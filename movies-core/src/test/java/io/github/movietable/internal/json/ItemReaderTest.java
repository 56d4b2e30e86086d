package io.github.movietable.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import io.github.movietable.internal.document.BrokenRuleException;
import io.github.movietable.internal.document.ItemRules;
import io.github.movietable.internal.document.ItemSize;
import io.github.movietable.testing.Data;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One reader reads many items, each as if it had a reader of its own, and measures each of them. */
@Tag("quick")
class ItemReaderTest {
    private final ItemReader reader = ItemReader.ofMany(parser("{}"));

    private static JsonParser parser(String text) {
        try {
            // from bytes, like a source, because Jackson parses strings with other code
            JsonParser parser =
                    JsonText.JSON.createParser(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            parser.nextToken();
            return parser;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, AttributeValue> read(String text) throws IOException {
        reader.begin(parser(text), 0);
        return reader.attributes(false);
    }

    private static @Nullable ItemSize checked(Map<String, AttributeValue> item) {
        try {
            return ItemRules.check(item);
        } catch (BrokenRuleException e) {
            return null;
        }
    }

    static Stream<String> items() {
        Stream<String> films = Stream.of(Data.films(), Data.lab().orElseGet(Data::films))
                .flatMap(file -> Stream.iterate(0, i -> i + 1)
                        .limit(Math.min(300, Data.json(file).size()))
                        .map(i -> Data.json(file).get(i).toString()));
        Stream<String> odd = Stream.of(
                "{}",
                "{'': 1}",
                "{'a': []}",
                "{'a': {}, 'b': [{}, [[]]], 'c': [1, 'x', true, false, null]}",
                "{'year': 1.50, 'title': 'é€\uD83D\uDE00\\u0001\\\\', 'x\\u00e9': -0.00123e-3}",
                "{'a': 0, 'b': -0, 'c': 1e100, 'd': 12345678901234567890.123, 'e': 1E-130}",
                "{'a': '" + "x".repeat(ItemSize.MAX_STORED - 1) + "'}",
                "{'a': '" + "x".repeat(ItemSize.MAX_STORED) + "'}",
                "{'a': " + "[".repeat(31) + "]".repeat(31) + "}",
                "{'a': " + "[".repeat(32) + "]".repeat(32) + "}",
                "{'a': " + "{'b': ".repeat(31) + "1" + "}".repeat(31) + "}",
                "{'a': " + "{'b': ".repeat(32) + "1" + "}".repeat(32) + "}",
                "{'" + "n".repeat(50_000) + "': 1}");
        return Stream.concat(films, odd.map(text -> text.replace('\'', '"')));
    }

    @Test
    void theSizeIsThatOfAnItemThatIsCheckedOnceMore() {
        assertThat(items()).hasSizeGreaterThan(300).allSatisfy(text -> {
            Map<String, AttributeValue> item = read(text);

            assertThat(reader.size()).isEqualTo(checked(item));
        });
    }

    @Test
    void aTextAndANumberOfTheSameCharactersAreTwoValues() throws IOException {
        for (int i = 0; i < 3; i++) {
            assertThat(read("{\"a\": \"1985\", \"b\": 1985, \"c\": \"1985\", \"d\": 1985.0, \"e\": \"1985.0\"}"))
                    .containsExactly(
                            Map.entry("a", AttributeValue.fromS("1985")),
                            Map.entry("b", AttributeValue.fromN("1985")),
                            Map.entry("c", AttributeValue.fromS("1985")),
                            Map.entry("d", AttributeValue.fromN("1985")),
                            Map.entry("e", AttributeValue.fromS("1985.0")));
        }
    }

    @Test
    void textsThatDifferInOneCharacterAreTwoValues() throws IOException {
        for (int length = 1; length < 30; length++) {
            for (int at = 0; at < length; at++) {
                String text = "a".repeat(length);
                String other = text.substring(0, at) + "b" + text.substring(at + 1);

                assertThat(read("{\"x\": \"" + text + "\", \"y\": \"" + other + "\"}"))
                        .containsEntry("x", AttributeValue.fromS(text))
                        .containsEntry("y", AttributeValue.fromS(other));
            }
        }
    }

    @Test
    void aProblemIsToldAgainEachTime() throws IOException {
        for (int i = 0; i < 3; i++) {
            read("{\"a\": 1, \"b\": [\"\\ud800\"]}");
            assertThat(reader.problem())
                    .isNotNull()
                    .extracting(BrokenRuleException::pointer)
                    .isEqualTo("/b/0");
            assertThat(reader.size()).isNull();

            read("{\"a\": 1e200}");
            assertThat(reader.problem())
                    .isNotNull()
                    .extracting(BrokenRuleException::pointer)
                    .isEqualTo("/a");
        }
    }

    static Stream<String> brokenWithin() {
        return Stream.of("{\"z\": 1, ?", "{\"a\": {\"b\": 1, ?", "{\"a\": [7, ?", "{\"a\": [{\"b\": [1, {\"c\": 1, ?");
    }

    @ParameterizedTest
    @MethodSource("brokenWithin")
    void nothingOfABrokenItemIsInTheNext(String broken) throws IOException {
        try {
            read(broken);
        } catch (JsonParseException e) {
            assertThat(e).hasMessageContaining("?");
        }

        assertThat(read("{\"a\": {\"c\": [2, {\"d\": []}]}, \"b\": [3]}"))
                .containsOnlyKeys("a", "b")
                .containsEntry(
                        "a",
                        AttributeValue.fromM(Map.of(
                                "c",
                                AttributeValue.fromL(List.of(
                                        AttributeValue.fromN("2"),
                                        AttributeValue.fromM(Map.of("d", AttributeValue.fromL(List.of()))))))))
                .containsEntry("b", AttributeValue.fromL(List.of(AttributeValue.fromN("3"))));
        assertThat(reader.problem()).isNull();
    }
}
