package io.github.movietable.internal.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers as DynamoDB stores them: exact, 38 digits, 1E-130 to 9.99E+125. */
@Tag("quick")
class NumbersTest {
    private static final String DIGITS_38 = "12345678901234567890123456789012345678";

    private static String encoded(Number number) {
        return Numbers.encode(number).n();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1.50, 1.5",
        "-0.0, 0",
        "0E200, 0",
        "100, 100",
        "1E3, 1000",
        "1E-3, 0.001",
        "1E38, 100000000000000000000000000000000000000",
        "1E39, 1E+39",
        "1E-130, 1E-130",
        "-1E-130, -1E-130",
        "9.99E125, 9.99E+125",
        "-9.99E125, -9.99E+125",
        "007, 7",
        "+7, 7"
    })
    void areWrittenWithoutTrailingZeros(String number, String stored) {
        assertThat(encoded(new BigDecimal(number))).isEqualTo(stored);
    }

    /** Most numbers are stored without a conversion; the result must be the same as with one. */
    @Test
    void areReadAsTheyWouldBeWritten() {
        List<String> texts = List.of("");
        for (int length = 1; length <= 6; length++) {
            texts = texts.stream()
                    .flatMap(text -> Stream.of("-", ".", "0", "1", "9").map(text::concat))
                    .toList();
            for (String text : texts) {
                decimal(text)
                        .ifPresent(decimal ->
                                assertThat(Numbers.read(text).n()).as(text).isEqualTo(encoded(decimal)));
            }
        }
        for (int zeros = 34; zeros < 40; zeros++) {
            String text = "1" + "0".repeat(zeros);
            assertThat(Numbers.read(text).n()).isEqualTo(encoded(new BigDecimal(text)));
        }
    }

    private static Optional<BigDecimal> decimal(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Test
    void keepAll38Digits() {
        assertThat(encoded(new BigDecimal(DIGITS_38))).isEqualTo(DIGITS_38);
        assertThat(encoded(new BigDecimal("-0." + DIGITS_38))).isEqualTo("-0." + DIGITS_38);
        assertThat(encoded(new BigInteger(DIGITS_38))).isEqualTo(DIGITS_38);
        assertThat(encoded(new BigDecimal(DIGITS_38 + "000"))).isEqualTo("1.2345678901234567890123456789012345678E+40");
        assertThat(new BigDecimal(encoded(new BigDecimal("9".repeat(38) + "E88"))))
                .isEqualByComparingTo("9".repeat(38) + "E88");
    }

    @Test
    void areRefusedWithOver38Digits() {
        assertThatThrownBy(() -> encoded(new BigDecimal(DIGITS_38 + "9")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a number can have 38 significant digits, not 39");
        assertThatThrownBy(() -> encoded(new BigDecimal("0.1" + DIGITS_38))).hasMessageContaining("not 39");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1E126", "-1E126", "10E125", "1E-131", "9.9E-131", "-1E-131", "1E2147483647", "1E-2147483647"})
    void areRefusedOutOfRange(String number) {
        assertThatThrownBy(() -> encoded(new BigDecimal(number)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a number must lie between 1E-130 and 9.99E+125, not near 1E");
    }

    @Test
    void countADoubleAsTheDecimalThatItPrintsAs() {
        assertThat(encoded(0.1)).isEqualTo("0.1");
        assertThat(encoded(0.1f)).isEqualTo("0.1");
        assertThat(encoded(-0.0)).isEqualTo("0");
        assertThat(encoded(1e100)).isEqualTo("1E+100");
        assertThat(encoded(100.0)).isEqualTo("100");
    }

    static Stream<Number> wholeNumbers() {
        return Stream.of(
                (byte) 42,
                (short) 42,
                42,
                42L,
                42f,
                42d,
                BigInteger.valueOf(42),
                new BigDecimal("42.00"),
                new AtomicLong(42));
    }

    @ParameterizedTest
    @MethodSource("wholeNumbers")
    void takeEveryNumberOfJava(Number number) {
        assertThat(encoded(number)).isEqualTo("42");
    }

    static Stream<Number> notNumbers() {
        return Stream.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Float.NaN, new Roman());
    }

    @ParameterizedTest
    @MethodSource("notNumbers")
    void numbersThatAreNoneAreRefused(Number number) {
        assertThatThrownBy(() -> encoded(number))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a number DynamoDB can store: "
                        + number.getClass().getSimpleName() + " without a decimal value");
    }

    @Test
    void ofTooSmallDoublesAreRefused() {
        assertThatThrownBy(() -> encoded(Double.MIN_VALUE)).hasMessageContaining("1E-324");
        assertThatThrownBy(() -> encoded(Double.MAX_VALUE)).hasMessageContaining("1E308");
    }

    /** A program's own class of numbers, which prints as something other than a decimal. */
    private static final class Roman extends Number {
        private static final long serialVersionUID = 1L;

        @Override
        public int intValue() {
            return 4;
        }

        @Override
        public long longValue() {
            return 4;
        }

        @Override
        public float floatValue() {
            return 4;
        }

        @Override
        public double doubleValue() {
            return 4;
        }

        @Override
        public String toString() {
            return "IV";
        }
    }
}
