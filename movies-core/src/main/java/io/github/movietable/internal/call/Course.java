package io.github.movietable.internal.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Many requests in flight, as a state machine. A course is told of events, and says which requests to send now. It holds
 * no thread, no lock and no client, and never waits: its driver calls it under one lock, by whichever thread brings news,
 * and asks {@link #next} again after each piece of news.
 */
public interface Course {
    /**
     * The next request to send now. The driver asks until there is none for the moment.
     *
     * @return a request with its consequences, or null
     */
    @Nullable
    Flight<?, ?> next();

    /**
     * How long the course rests if nobody tells it anything: afterwards {@link #next} may have something to send.
     *
     * @return the time, or null if only news can move it on
     */
    @Nullable
    Duration rest();

    /**
     * Whether the course has ended: nothing is in flight, and nothing more will be sent.
     *
     * @return whether it has ended
     */
    boolean isDone();
}
