package io.github.movietable.internal.call;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/**
 * The time by which an operation has to end. At that time the SDK calls off the operation's request in flight, though
 * its asynchronous client may still retry it once, and no other request is sent. A response that arrived before still
 * counts.
 */
public final class Deadline {
    private static final Duration LEAST = Duration.ofMillis(1);

    /** About the longest time that is still far from what a {@code long} of nanoseconds can count. */
    private static final Duration MOST = Duration.ofDays(36_500);

    private final Ticker ticker;
    private final @Nullable Duration ofClient;
    private final Duration longest;
    private final Late late;
    private final long start;
    private volatile boolean mayBeWritten;

    /** Makes the exception with which an operation ends that takes too long. */
    public interface Late {
        /**
         * Makes the exception.
         *
         * @param longest how long the operation was allowed to take
         * @param mayBeWritten whether the operation sent a write that may have been applied
         * @param cause how the last request ended; null if no request was in flight
         * @return the exception that the operation throws
         */
        RuntimeException exception(Duration longest, boolean mayBeWritten, @Nullable Throwable cause);
    }

    /**
     * Creates a deadline whose time begins now.
     *
     * @param client runs the operation
     * @param longest how long the operation may take
     * @param late makes the exception with which the operation ends if it takes longer
     */
    public Deadline(Client client, Duration longest, Late late) {
        this.ticker = client.ticker();
        this.ofClient = client.retries().callTimeout();
        this.longest = longest;
        this.late = late;
        this.start = ticker.nanos();
    }

    /**
     * Bounds a time that a program gave, such as {@code ChronoUnit.FOREVER}, so that it can be counted in nanoseconds.
     *
     * @param longest any time
     * @return the time, or a hundred years if it is longer
     */
    public static Duration bounded(Duration longest) {
        return longest.compareTo(MOST) < 0 ? longest : MOST;
    }

    /**
     * Puts an operation under this deadline.
     *
     * @param step the operation's first step
     * @param <T> the type of the operation's result
     * @return the first step of the same operation, which ends in time
     */
    public <T> Step<T> over(Step<T> step) {
        if (step instanceof Step.Done<T>) {
            return step;
        }
        if (step instanceof Step.Pause<T> pause) {
            Duration time = pause.time().compareTo(left()) < 0 ? pause.time() : left();
            return Step.pause(time, () -> goOn(pause.then()));
        }
        return sent((Step.Send<?, T>) step);
    }

    private <T> Step<T> goOn(Supplier<Step<T>> then) {
        throwIfOver(null);
        return over(then.get());
    }

    private <R, T> Step<T> sent(Step.Send<R, T> send) {
        throwIfOver(null);
        Request<R> request = send.request();
        return Step.send(request.within(allowed()), answer -> {
            RuntimeException failure = answer.failure();
            mayBeWritten |= request.writes() && (failure == null || OpenAttempts.in(failure));
            if (failure instanceof ApiCallTimeoutException) {
                throwIfOver(failure);
            }
            return over(send.then().apply(answer));
        });
    }

    /**
     * How long the next request may take. Rounded up to milliseconds, because the SDK's timer counts those, and a
     * timeout before the deadline would not be recognized as this deadline's.
     */
    private Duration allowed() {
        Duration left = Duration.ofMillis(left().toMillis()).plus(LEAST);
        return ofClient != null && ofClient.compareTo(left) < 0 ? ofClient : left;
    }

    private void throwIfOver(@Nullable Throwable cause) {
        if (left().isZero()) {
            throw late.exception(longest, mayBeWritten, cause);
        }
    }

    private Duration left() {
        Duration left = longest.minus(ticker.since(start));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
