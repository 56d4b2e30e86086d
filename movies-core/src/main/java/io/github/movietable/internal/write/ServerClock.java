package io.github.movietable.internal.write;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * The clock of the server that answered.
 *
 * @param ahead how much later it shows than this machine's
 */
record ServerClock(Duration ahead) {
    /** An answer says its time in whole seconds, and is on its way for a while: less is no difference. */
    private static final Duration UNSURE = Duration.ofSeconds(2);

    static ServerClock of(SdkResponse answer) {
        Instant here = Instant.now();
        Duration ahead = Optional.ofNullable(answer.sdkHttpResponse())
                .flatMap(ServerClock::date)
                .map(there -> Duration.between(here, there))
                .orElse(Duration.ZERO);
        return new ServerClock(ahead.abs().compareTo(UNSURE) > 0 ? ahead.minus(UNSURE) : Duration.ZERO);
    }

    private static Optional<Instant> date(SdkHttpResponse http) {
        try {
            return http.firstMatchingHeader("Date")
                    .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The server's time at a moment of this machine's clock. */
    Instant when(Instant here) {
        return here.plus(ahead);
    }
}
