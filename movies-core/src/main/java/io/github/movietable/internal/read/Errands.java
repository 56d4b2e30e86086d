package io.github.movietable.internal.read;

import io.github.movietable.internal.call.Deadline;
import io.github.movietable.internal.call.Flight;
import io.github.movietable.internal.call.Step;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The operations that a {@link io.github.movietable.internal.call.Course} runs at the same time, each a chain of {@link
 * Step}s. An operation takes its next step when its response arrives or its pause ends.
 */
final class Errands {
    private final LongSupplier clock;
    private Supplier<@Nullable Deadline> deadline = () -> null;
    private final Deque<Errand<?>> ready = new ArrayDeque<>();
    private final List<Errand<?>> pausing = new ArrayList<>();
    private int flying;
    private boolean stopped;

    Errands(LongSupplier clock) {
        this.clock = clock;
    }

    /** How an operation, or one step of it, ended: with a value or with an exception. */
    record Outcome<T>(@Nullable T value, @Nullable Throwable thrown) {
        Throwable cause() {
            return thrown == null ? new IllegalStateException("neither a value nor a failure") : thrown;
        }

        static <T> Outcome<T> of(Supplier<T> work) {
            try {
                return new Outcome<>(work.get(), null);
            } catch (Throwable e) {
                // catches an Error too, because the course waits until the operation ends
                return new Outcome<>(null, e);
            }
        }
    }

    private static final class Errand<T> {
        private final Consumer<Outcome<T>> ended;
        private @Nullable Step<T> step;
        private long until;

        Errand(Consumer<Outcome<T>> ended) {
            this.ended = ended;
        }
    }

    /** Begins an operation. {@code ended} is called when the operation ends, under the lock that guards the course. */
    <T> void begin(Supplier<Step<T>> first, Consumer<Outcome<T>> ended) {
        goOn(new Errand<>(ended), Outcome.of(() -> inTime(first.get())));
    }

    private <T> Step<T> inTime(Step<T> verb) {
        Deadline each = deadline.get();
        return each == null ? verb : each.over(verb);
    }

    /** Gives a deadline to each operation that begins from now on; none if {@code time} returns null. */
    void within(Supplier<@Nullable Deadline> time) {
        deadline = time;
    }

    @Nullable
    Flight<?, ?> next() {
        endPauses();
        Errand<?> errand = ready.poll();
        if (errand == null) {
            return null;
        }
        flying++;
        return flight(errand);
    }

    private void endPauses() {
        for (Iterator<Errand<?>> all = pausing.iterator(); all.hasNext(); ) {
            Errand<?> errand = all.next();
            if (clock.getAsLong() - errand.until >= 0) {
                all.remove();
                endPause(errand);
            }
        }
    }

    private <T> void endPause(Errand<T> errand) {
        if (errand.step instanceof Step.Pause<T> pause) {
            goOn(errand, Outcome.of(pause.then()));
        }
    }

    private <T> Flight<?, ?> flight(Errand<T> errand) {
        if (errand.step instanceof Step.Send<?, T> send) {
            return flight(errand, send);
        }
        throw new IllegalStateException("nothing is to be sent");
    }

    private <R, T> Flight<R, Outcome<Step<T>>> flight(Errand<T> errand, Step.Send<R, T> send) {
        return new Flight<>(
                send.request(),
                answer -> Outcome.of(() -> send.then().apply(answer)),
                next -> {
                    flying--;
                    goOn(errand, next);
                },
                () -> flying--);
    }

    private <T> void goOn(Errand<T> errand, Outcome<Step<T>> next) {
        if (stopped) {
            return;
        }
        Step<T> step = next.value();
        errand.step = step;
        if (step == null) {
            errand.ended.accept(new Outcome<>(null, next.thrown()));
        } else if (step instanceof Step.Done<T> done) {
            errand.ended.accept(new Outcome<>(done.value(), null));
        } else if (step instanceof Step.Pause<T> pause) {
            errand.until = clock.getAsLong() + pause.time().toNanos();
            pausing.add(errand);
        } else {
            ready.add(errand);
        }
    }

    /** The time until the first pause ends; null if no operation pauses. */
    @Nullable
    Duration untilPauseEnds() {
        long soonest = Long.MAX_VALUE;
        for (Errand<?> errand : pausing) {
            soonest = Math.min(soonest, Math.max(0, errand.until - clock.getAsLong()));
        }
        return pausing.isEmpty() ? null : Duration.ofNanos(soonest);
    }

    boolean isIdle() {
        return flying == 0 && ready.isEmpty() && pausing.isEmpty();
    }

    /** Drops every operation. Requests in flight are not called off; their answers are ignored. */
    void stop() {
        stopped = true;
        ready.clear();
        pausing.clear();
    }
}
