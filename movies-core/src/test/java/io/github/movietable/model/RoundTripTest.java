package io.github.movietable.model;

import static io.github.movietable.expression.MovieAttributes.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.MovieTable;
import io.github.movietable.WriteOutcome;
import io.github.movietable.expression.Attribute;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.Films;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Everything that DynamoDB can store survives get, change and put; a meter counts the cost of all calls. */
class RoundTripTest {
    private static final MovieKey KEY = MovieKey.of(2013, "Rush");
    private static final MovieTable MOVIES = Database.newTable();

    static Stream<Named<AttributeValue>> values() {
        SdkBytes bytes = SdkBytes.fromByteArray(new byte[] {0, -1, 127, -128, 10});
        return Stream.concat(
                Stream.of(
                                "0",
                                "-1",
                                "0.1",
                                "12345678901234567890123456789012345678",
                                "-1.2345678901234567890123456789012345678",
                                "1E-130",
                                "9.9999999999999999999999999999999999999E+125")
                        .map(n -> Named.of(n, AttributeValue.fromN(n))),
                Stream.of(
                        Named.of("text", AttributeValue.fromS("é 😀 \u0000 \"x\" \\ \r\n")),
                        Named.of("empty text", AttributeValue.fromS("")),
                        Named.of("binary", AttributeValue.fromB(bytes)),
                        Named.of("empty binary", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[0]))),
                        Named.of("boolean", AttributeValue.fromBool(false)),
                        Named.of("null", AttributeValue.fromNul(true)),
                        Named.of("texts", AttributeValue.fromSs(List.of("b", "a"))),
                        Named.of(
                                "numbers",
                                AttributeValue.fromNs(List.of("2", "1.5", "12345678901234567890123456789012345678"))),
                        Named.of("binaries", AttributeValue.fromBs(List.of(bytes, SdkBytes.fromUtf8String("x")))),
                        Named.of("empty list", AttributeValue.fromL(List.of())),
                        Named.of("empty map", AttributeValue.fromM(Map.of()))));
    }

    @ParameterizedTest
    @MethodSource("values")
    void everyTypeSurvivesGetChangeAndPut(AttributeValue value) {
        Map<String, AttributeValue> item = new LinkedHashMap<>(KEY.toItem());
        item.put("top", value);
        item.put("a.b [0] #x", AttributeValue.fromM(Map.of("deep", AttributeValue.fromL(List.of(value, value)))));
        Database.client().putItem(p -> p.tableName(MOVIES.name()).item(item));

        MOVIES.put(MOVIES.get(KEY).with(RATING, 8.3));

        Map<String, AttributeValue> stored = Database.client()
                .getItem(g -> g.tableName(MOVIES.name()).key(KEY.toItem()))
                .item();
        assertThat(Movie.fromItem(stored)).isEqualTo(Movie.fromItem(item).with(RATING, 8.3));
        assertThat(MOVIES.get(KEY).get(Attribute.any("top")))
                .hasValueSatisfying(v -> assertThat(v.type()).isEqualTo(value.type()));
        assertThat(MOVIES.get(KEY).without(RATING).without(INFO)).isEqualTo(Movie.fromItem(item));
    }

    @Test
    void aMeterKnowsWhatEveryCallConsumed() {
        Meter meter = new Meter();
        MovieTable metered = Database.newTable().meteredBy(meter);
        Movie large = Movie.of(KEY).with(PLOT, "x".repeat(4500)).with(RATING, 5);

        metered.put(large);
        assertThat(meter.total()).isEqualTo(Units.ofWrites(5));
        assertThat(metered.get(KEY)).isEqualTo(large);
        assertThat(meter.total()).isEqualTo(new Units(1, 5));
        assertThat(metered.consistent().find(KEY)).isPresent();
        assertThat(meter.total()).isEqualTo(new Units(3, 5));
        metered.update(KEY).set(RATING, 6).apply();
        assertThat(meter.total()).isEqualTo(new Units(3, 10));
        assertThat(metered.inYear(2013).list()).hasSize(1);
        assertThat(metered.scan().count()).isEqualTo(1);
        assertThat(meter.total()).isEqualTo(new Units(5, 10));
        assertThat(metered.deleteIf(KEY, RATING.below(6))).isInstanceOf(WriteOutcome.ConditionNotMet.class);
        assertThat(meter.total()).as("DynamoDB reports nothing for a refusal").isEqualTo(new Units(5, 10));
        metered.delete(KEY);
        assertThat(meter.total()).isEqualTo(new Units(5, 15));
        assertThat(metered.batchLoad(List.of(large, large.with(RATING, 1)))
                        .run()
                        .units())
                .isEqualTo(Units.ofWrites(5));
        assertThat(meter.total()).isEqualTo(new Units(5, 20));
    }

    @Test
    void aMeterAgreesWithThePages() {
        Meter meter = new Meter();
        Units units = Units.NONE;
        for (var page : Films.table().meteredBy(meter).scan().pageSize(300).pages()) {
            units = units.plus(page.units());
        }

        assertThat(units.read()).isPositive();
        assertThat(meter.total()).isEqualTo(units);
    }
}
