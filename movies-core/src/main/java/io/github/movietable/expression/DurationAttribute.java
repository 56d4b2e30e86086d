package io.github.movietable.expression;

import io.github.movietable.internal.document.ItemPath;
import io.github.movietable.internal.document.Numbers;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An attribute that holds a duration, stored as a number of seconds; fractions of a second are stored as decimals. */
public final class DurationAttribute extends Ordered<Duration, Duration> {
    private static final int NANO_DIGITS = 9;

    DurationAttribute(ItemPath path) {
        super(path, "a number (N) of seconds, nanoseconds at the finest");
    }

    @Override
    @Nullable
    Duration read(AttributeValue value) {
        try {
            return value.n() == null ? null : duration(value.n());
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static Duration duration(String seconds) {
        if (Numbers.isPlain(seconds)) {
            return Duration.ofSeconds(Integer.parseInt(seconds));
        }
        BigDecimal[] parts = new BigDecimal(seconds).divideAndRemainder(BigDecimal.ONE);
        return Duration.ofSeconds(
                parts[0].longValueExact(), parts[1].movePointRight(NANO_DIGITS).longValueExact());
    }

    @Override
    AttributeValue write(Duration value) {
        if (value.getNano() == 0) {
            return Numbers.encode(value.toSeconds());
        }
        return Numbers.encode(
                BigDecimal.valueOf(value.getSeconds()).add(BigDecimal.valueOf(value.getNano(), NANO_DIGITS)));
    }
}
