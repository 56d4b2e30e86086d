package io.github.movietable.internal.read;

import io.github.movietable.expression.Item;
import io.github.movietable.expression.MoviesException;
import io.github.movietable.internal.call.Gate;
import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.call.Tries;
import io.github.movietable.model.InvalidMovieException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Requests the pages of a query or a scan, and decodes their items.
 *
 * @param plan the query or scan
 * @param of decodes an item, or throws {@link InvalidMovieException}
 * @param throttled how often a page is requested again after throttling, and the pauses before that
 * @param failed makes the next step after any other failure, or throws it
 * @param <T> the type of the items that are read
 */
public record Pages<T extends Item>(
        Plan plan,
        Function<Map<String, AttributeValue>, T> of,
        Tries throttled,
        Function<RuntimeException, Step<Chunk<T>>> failed)
        implements Pager<T> {
    /** One try: a page that is throttled is not requested again. */
    public static final Tries AT_ONCE = Tries.of(1);

    /** Fifty tries with pauses of up to 5 seconds, which take about two minutes on average. */
    private static final Tries PATIENTLY = Tries.of(50);

    /**
     * These pages with another decoder.
     *
     * @param other decodes an item, or throws {@link InvalidMovieException}
     * @return the pages
     */
    public Pages<T> as(Function<Map<String, AttributeValue>, T> other) {
        return new Pages<>(plan, other, throttled, failed);
    }

    /**
     * These pages, but a page that is throttled is requested up to 50 times.
     *
     * @return the pages
     */
    public Pages<T> patiently() {
        return new Pages<>(plan, of, PATIENTLY, failed);
    }

    /**
     * These pages behind a {@link Gate}: once it is shut, requests for them fail without being sent.
     *
     * @param gate the gate
     * @return the pages
     */
    public Pages<T> through(Gate gate) {
        return new Pages<>(plan.through(gate.retrying()), of, throttled, failed);
    }

    /** The pages of one segment of a scan that is divided into several. */
    Pages<T> segment(int segment, int total) {
        return new Pages<>(((ScanPlan) plan).segment(segment, total), of, throttled, failed);
    }

    @Override
    public Step<Chunk<T>> page(Place from, Bounds left) {
        return attempt(from, left, throttled);
    }

    private Step<Chunk<T>> attempt(Place from, Bounds left, Tries tries) {
        return plan.ask(from, left.examinedPerCall()).then(answer -> {
            RuntimeException failure = answer.failure();
            if (failure == null) {
                return Step.done(chunk(from, left, answer.orThrow()));
            }
            return isThrottled(failure) && !tries.isLast()
                    ? tries.again(next -> attempt(from, left, next))
                    : failed.apply(failure);
        });
    }

    private static boolean isThrottled(RuntimeException failure) {
        return failure instanceof SdkServiceException refused && refused.isThrottlingException();
    }

    private Chunk<T> chunk(Place from, Bounds left, Plan.Examined page) {
        Place next = page.next();
        if (next.equals(from)) {
            // a read that does not advance would never end
            throw new MoviesException(
                    "reading the table " + plan.table()
                            + ": the read does not advance: DynamoDB returned the position from which it was asked to continue");
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
