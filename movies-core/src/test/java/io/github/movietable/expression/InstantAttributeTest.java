package io.github.movietable.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Instants in the library's own format and in others are read as the JDK's formatter reads them. */
@Tag("quick")
class InstantAttributeTest {
    private static final InstantAttribute AT = Attribute.instant("at");

    private static @Nullable Instant byFormatter(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Instant read(String text) {
        return AT.read(AttributeValue.fromS(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2013-09-02T00:00:00Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z",
                "2013-09-02T00:00Z",
                "2013-09-02T00:00:00.5Z",
                "2013-09-02T02:00:00+02:00",
                "+2013-09-02T00:00:0Z",
                "-013-09-02T00:00:00Z",
                "2013-+9-02T00:00:00Z",
                "2013-09-02t00:00:00z",
                "2013-09-02 00:00:00Z",
                "２０１３-09-02T00:00:00Z",
                "2013-09-02T00:00:00",
                "2013-09-02",
                ""
            })
    void isReadInAnyForm(String text) {
        assertThat(read(text)).isEqualTo(byFormatter(text));
    }

    @Test
    void isReadWithWhateverFiguresItHas() {
        for (String year : new String[] {"0000", "1900", "2000", "2023", "2024"}) {
            for (int month = 0; month <= 13; month++) {
                for (int day = 0; day <= 32; day++) {
                    for (String time : new String[] {"00:00:00", "23:59:59", "24:00:00", "23:60:00", "12:00:60"}) {
                        String text = String.format("%s-%02d-%02dT%sZ", year, month, day, time);
                        assertThat(read(text)).as(text).isEqualTo(byFormatter(text));
                    }
                }
            }
        }
    }
}
