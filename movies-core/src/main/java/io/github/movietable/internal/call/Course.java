package io.github.movietable.internal.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Work with many requests in flight, as a state machine. A course is told of events, such as an answer or a user's
 * demand, and says which requests to send now. It holds no thread, no lock and no client, and never waits. Its {@link
 * Driver} calls it under one lock, from whichever thread has an event to tell, and calls {@link #next} again after each
 * event.
 */
public interface Course {
    /**
     * The next request to send now. The driver calls this until it returns null.
     *
     * @return a request and what to do with its response; null if there is nothing to send at the moment
     */
    @Nullable
    Flight<?, ?> next();

    /**
     * How long the driver may wait, if it has no event to tell, before it calls {@link #next} again.
     *
     * @return the time, or null if only an event can give the course something to send
     */
    @Nullable
    Duration rest();

    /**
     * Whether the course has ended: nothing is in flight, and nothing more will be sent.
     *
     * @return true once it has ended
     */
    boolean isDone();
}
