package io.github.movietable.internal.read;

import io.github.movietable.expression.Item;
import io.github.movietable.expression.MoviesException;
import io.github.movietable.internal.call.Gate;
import io.github.movietable.internal.call.Step;
import io.github.movietable.model.IncompleteAnswerException;
import io.github.movietable.model.InvalidMovieException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The pages of a plan. An answer that says nothing is asked for again, three times in all.
 *
 * @param plan what is asked
 * @param of makes of an item what is read, or throws {@link InvalidMovieException}
 * @param patience how often a throttled page is asked for again, after a jittered wait
 * @param failed goes on after any other failure, or throws it
 * @param <T> what is read
 */
public record Pages<T extends Item>(
        Plan plan,
        Function<Map<String, AttributeValue>, T> of,
        int patience,
        Function<RuntimeException, Step<Chunk<T>>> failed)
        implements Pager<T> {
    /** With waits of up to 5 seconds: about two minutes. */
    public static final int PATIENT = 50;

    private static final int SILENT_ATTEMPTS = 3;
    private static final long FIRST_PAUSE = Duration.ofMillis(50).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofSeconds(5).toNanos();

    /** How often a page was asked for in vain, and why. */
    private record Tries(int silent, int throttled) {
        static final Tries NONE = new Tries(0, 0);
    }

    /**
     * Pages that end with the first failure, throttling included.
     *
     * @param plan what is asked
     * @param of makes of an item what is read
     * @param <T> what is read
     * @return the pages
     */
    public static <T extends Item> Pages<T> of(Plan plan, Function<Map<String, AttributeValue>, T> of) {
        return new Pages<>(plan, of, 0, failure -> {
            throw failure;
        });
    }

    /**
     * The same pages, with patience for a table that is throttled.
     *
     * @return the patient pages
     */
    public Pages<T> patiently() {
        return new Pages<>(plan, of, PATIENT, failed);
    }

    /**
     * The same pages, none of which reaches the network once a gate is shut.
     *
     * @param gate the gate
     * @return the pages
     */
    public Pages<T> through(Gate gate) {
        return new Pages<>(plan.through(gate.retrying()), of, patience, failed);
    }

    /** The pages of one segment of several. */
    Pages<T> segment(int segment, int total) {
        return new Pages<>(((ScanPlan) plan).segment(segment, total), of, patience, failed);
    }

    @Override
    public Step<Chunk<T>> page(Place from, Bounds left) {
        return attempt(from, left, Tries.NONE);
    }

    private Step<Chunk<T>> attempt(Place from, Bounds left, Tries tries) {
        return plan.ask(from, left.examinedPerCall(), answer -> {
            RuntimeException failure = answer.failure();
            return failure == null
                    ? Step.done(chunk(from, left, answer.orThrow()))
                    : afterFailure(failure, from, left, tries);
        });
    }

    private Step<Chunk<T>> afterFailure(RuntimeException failure, Place from, Bounds left, Tries tries) {
        if (failure instanceof IncompleteAnswerException && tries.silent < SILENT_ATTEMPTS - 1) {
            return again(tries.silent, from, left, new Tries(tries.silent + 1, tries.throttled));
        }
        if (isThrottled(failure) && tries.throttled < patience) {
            return again(tries.throttled, from, left, new Tries(tries.silent, tries.throttled + 1));
        }
        return failed.apply(failure);
    }

    private static boolean isThrottled(RuntimeException failure) {
        return failure instanceof SdkServiceException refused && refused.isThrottlingException();
    }

    /** After any time up to a bound, which doubles: many segments then don't come back at once. */
    private Step<Chunk<T>> again(int before, Place from, Bounds left, Tries tries) {
        long bound = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(before, Byte.SIZE));
        Duration pause = Duration.ofNanos(ThreadLocalRandom.current().nextLong(bound + 1));
        return Step.pause(pause, () -> attempt(from, left, tries));
    }

    private Chunk<T> chunk(Place from, Bounds left, Plan.Examined page) {
        Place next = page.next();
        if (next.equals(from)) {
            // without this it would be read for ever
            throw new MoviesException("reading the table " + plan.table()
                    + ": the read does not advance: DynamoDB answered the place it was asked to go on from");
        }
        List<T> items = new ArrayList<>(page.items().size());
        List<Chunk.Odd> odd = new ArrayList<>(0);
        for (Map<String, AttributeValue> item : page.items()) {
            try {
                items.add(of.apply(item));
            } catch (InvalidMovieException e) {
                odd.add(new Chunk.Odd(item, items.size(), e));
            }
        }
        return new Chunk<>(items, odd, next, page.matched(), page.examined(), page.units(), plan.isCount())
                .cut(left.limit());
    }
}
