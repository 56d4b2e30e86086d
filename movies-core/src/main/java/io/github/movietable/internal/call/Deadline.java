package io.github.movietable.internal.call;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/**
 * The time at which a verb has to end. The SDK then calls off the verb's request that is on its way, and no other is sent;
 * an answer that came before still counts.
 */
public final class Deadline {
    private static final Duration LEAST = Duration.ofMillis(1);

    private final Ticker ticker;
    private final @Nullable Duration ofClient;
    private final Duration longest;
    private final Late late;
    private final long start;
    private volatile boolean mayBeWritten;

    /** Makes the exception with which a late verb ends. */
    public interface Late {
        /**
         * The exception.
         *
         * @param longest how long the verb could take
         * @param mayBeWritten whether a write of it was sent, and not refused
         * @param cause how the last request ended; null if none was on its way
         * @return the exception that the verb throws
         */
        RuntimeException exception(Duration longest, boolean mayBeWritten, @Nullable Throwable cause);
    }

    /**
     * A deadline that begins now.
     *
     * @param client runs the verb
     * @param longest how long the verb may take
     * @param late makes the exception with which it ends if it takes longer
     */
    public Deadline(Client client, Duration longest, Late late) {
        this.ticker = client.ticker();
        this.ofClient = client.retries().callTimeout();
        this.longest = longest;
        this.late = late;
        this.start = ticker.nanos();
    }

    /**
     * The same verb with this deadline.
     *
     * @param step its first step
     * @param <T> the verb's result
     * @return a verb that ends in time
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
        return Step.send(request.within().apply(allowed()), answer -> {
            RuntimeException failure = answer.failure();
            mayBeWritten |= request.writes() && (failure == null || OpenAttempts.in(failure));
            if (failure instanceof ApiCallTimeoutException) {
                throwIfOver(failure);
            }
            return over(send.then().apply(answer));
        });
    }

    /** The SDK's timer knows milliseconds: one that rings too early would not be known for this deadline. */
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
