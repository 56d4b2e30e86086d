package io.github.movietable.expression;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An instant, stored as text in ISO 8601: {@code 2013-09-02T00:00:00Z}. Written in UTC and whole seconds of the years 0
 * to 9999, so that the order of the texts is the order of time.
 */
public final class InstantAttribute extends Ordered<Instant, Instant> {
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    InstantAttribute(Path place) {
        super(place, "a text (S) that is an instant in ISO 8601");
    }

    @Override
    @Nullable
    Instant read(AttributeValue value) {
        try {
            return value.s() == null ? null : OffsetDateTime.parse(value.s()).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    @Override
    AttributeValue write(Instant value) {
        boolean whole = value.truncatedTo(ChronoUnit.SECONDS).equals(value);
        if (!whole || value.isBefore(FIRST) || value.isAfter(LAST)) {
            throw new IllegalArgumentException(
                    path() + ": an instant is stored in whole seconds of the years 0 to 9999;"
                            + " use truncatedTo(ChronoUnit.SECONDS)");
        }
        return AttributeValue.fromS(value.toString());
    }
}
