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
 * The clock of the server that responded, as its Date header shows it.
 *
 * @param ahead by how much, at least, the server's clock is ahead of this machine's; negative if it may be behind
 */
record ServerClock(Duration ahead) {
    /** A smaller difference is ignored: the header counts whole seconds, and a response takes a while to arrive. */
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

    /** The time on the server's clock at a moment of this machine's clock. */
    Instant when(Instant here) {
        return here.plus(ahead);
    }
}
