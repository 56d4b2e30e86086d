package io.github.movietable.internal.call;

import io.github.movietable.model.IncompleteAnswerException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.Crc32MismatchException;

/**
 * Sends reads, and sends them again after an incomplete response. So a response that says nothing is never mistaken for
 * "there is no such item".
 */
public final class Reading {
    private static final Tries FIRST = Tries.of(4);

    private Reading() {}

    /**
     * Sends a read. If the response says nothing certain (see {@link #isSilence}), the read is sent again after a
     * short pause, in at most four tries.
     *
     * @param request a read
     * @param then makes the next step from the answer; if the fourth response says nothing certain either, the answer
     *     holds that failure
     * @param <R> the type of DynamoDB's response
     * @param <T> the type of the operation's result
     * @return the operation's first step
     */
    public static <R, T> Step<T> ask(Request<R> request, Function<Answer<R>, Step<T>> then) {
        return ask(request, then, FIRST);
    }

    private static <R, T> Step<T> ask(Request<R> request, Function<Answer<R>, Step<T>> then, Tries tries) {
        return Step.send(
                request,
                answer -> isSilence(answer.failure()) && !tries.isLast()
                        ? tries.again(next -> ask(request, then, next))
                        : then.apply(answer));
    }

    /**
     * Whether DynamoDB's response says nothing certain: it lacks what such responses always have, or its checksum is
     * wrong.
     *
     * @param failure how a call failed; null if it did not
     * @return true for these two failures
     */
    public static boolean isSilence(@Nullable RuntimeException failure) {
        return failure instanceof IncompleteAnswerException || failure instanceof Crc32MismatchException;
    }
}
