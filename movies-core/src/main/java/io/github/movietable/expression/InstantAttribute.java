package io.github.movietable.expression;

import io.github.movietable.internal.document.ItemPath;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An attribute that holds an instant, stored as a string in ISO 8601: {@code 2013-09-02T00:00:00Z}. It is written in
 * UTC with whole seconds, and only for the years 0 to 9999, so that DynamoDB's order of the strings is the order in
 * time.
 */
public final class InstantAttribute extends Ordered<Instant, Instant> {
    private static final String PATTERN = "0000-00-00T00:00:00Z";
    private static final Instant FIRST = LocalDateTime.of(0, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);
    private static final Instant LAST =
            LocalDateTime.of(9999, 12, 31, 23, 59, 59).toInstant(ZoneOffset.UTC);

    InstantAttribute(ItemPath path) {
        super(path, "a text (S) that is an instant in ISO 8601");
    }

    @Override
    @Nullable
    Instant read(AttributeValue value) {
        try {
            return value.s() == null ? null : parsed(value.s());
        } catch (DateTimeException e) {
            return null;
        }
    }

    /**
     * Parses, digit by digit, the format that {@link #write} produces, because a formatter would take longer than
     * reading all the rest of the movie. Other formats go to {@link OffsetDateTime#parse}.
     */
    private static Instant parsed(String text) {
        if (!isPlain(text)) {
            return OffsetDateTime.parse(text).toInstant();
        }
        return LocalDateTime.of(
                        part(text, 0, 4),
                        part(text, 5, 7),
                        part(text, 8, 10),
                        part(text, 11, 13),
                        part(text, 14, 16),
                        part(text, 17, 19))
                .toInstant(ZoneOffset.UTC);
    }

    private static boolean isPlain(String text) {
        boolean plain = text.length() == PATTERN.length();
        for (int i = 0; plain && i < text.length(); i++) {
            char c = text.charAt(i);
            plain = PATTERN.charAt(i) == '0' ? c >= '0' && c <= '9' : c == PATTERN.charAt(i);
        }
        return plain;
    }

    private static int part(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
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
