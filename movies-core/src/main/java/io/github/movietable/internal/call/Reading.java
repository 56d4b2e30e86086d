package io.github.movietable.internal.call;

import io.github.movietable.model.IncompleteAnswerException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.Crc32MismatchException;

/** Asks what may be asked again: a read, whose answer is never taken for "there is none" if it says nothing. */
public final class Reading {
    private static final int TRIES = 4;

    private Reading() {}

    /**
     * Asks, and asks again after a short pause if the answer says nothing.
     *
     * @param request a read
     * @param <R> what DynamoDB answers
     * @return ends with the answer, or with the last failure in its place
     */
    public static <R> Step<Answer<R>> ask(Request<R> request) {
        return ask(request, Tries.of(TRIES));
    }

    private static <R> Step<Answer<R>> ask(Request<R> request, Tries tries) {
        return Step.send(
                request,
                answer -> isSilence(answer.failure()) && !tries.isLast()
                        ? tries.again(next -> ask(request, next))
                        : Step.done(answer));
    }

    /**
     * Whether an answer came that says nothing certain: it lacks what such answers always have, or its checksum is wrong.
     *
     * @param failure how a call ended; null for a response
     * @return whether it is one of these
     */
    public static boolean isSilence(@Nullable RuntimeException failure) {
        return failure instanceof IncompleteAnswerException || failure instanceof Crc32MismatchException;
    }
}
