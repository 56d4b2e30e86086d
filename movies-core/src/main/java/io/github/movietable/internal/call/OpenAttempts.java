package io.github.movietable.internal.call;

import io.github.movietable.model.IncompleteAnswerException;
import io.github.movietable.model.NoSuchTableException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.Crc32MismatchException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * Which attempts of a write may have been applied without saying so. An attempt is open if it got no answer, an answer
 * that says nothing, or a 5xx; a 4xx, throttling included, proves that it was not applied.
 *
 * <p>The SDK retries without telling, but the exception that it throws in the end carries each earlier attempt as a
 * suppressed one. Only the end of such a text, which is the SDK's own, tells a 4xx; before it stand the server's words. An
 * unknown form counts as open.
 */
public final class OpenAttempts {
    private static final Pattern REFUSED = Pattern.compile(
            "\\(Service: [^()]*, Status Code: 4\\d\\d, Request ID: [^()]*\\)" + "( \\(SDK Attempt Count: \\d+\\))?\\z");
    /** The part of the SDK in which attempts are made; {@code AsyncRetryableStage} has the same in its name. */
    private static final String ATTEMPTING = "RetryableStage";

    /** Newer than the oldest SDK that this library runs on. */
    private static final @Nullable Method NUM_ATTEMPTS = numAttempts();

    private OpenAttempts() {}

    private static @Nullable Method numAttempts() {
        try {
            return SdkException.class.getMethod("numAttempts");
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    /**
     * Whether an attempt before the last one was open.
     *
     * @param failure what the last attempt ended with
     * @return whether there was one
     */
    public static boolean before(Throwable failure) {
        Throwable cause = failure.getCause();
        Throwable last = failure instanceof NoSuchTableException && cause != null ? cause : failure;
        return Stream.of(last.getSuppressed()).anyMatch(earlier -> !isRefusal(earlier.getMessage()));
    }

    private static boolean isRefusal(@Nullable String text) {
        return text != null && REFUSED.matcher(text).find();
    }

    /**
     * Whether any attempt of a call was open.
     *
     * @param failure what the call ended with
     * @return whether the write may have been applied; never if no attempt was made
     */
    public static boolean in(Throwable failure) {
        return before(failure) || isOpen(failure);
    }

    private static boolean isOpen(Throwable last) {
        if (last instanceof SdkServiceException service && service.statusCode() / 100 == 4) {
            return false;
        }
        return last instanceof IncompleteAnswerException || (last instanceof SdkException && wasSent(last));
    }

    /** What fails before the first attempt, for want of credentials or the like, has not been where attempts are made. */
    private static boolean wasSent(Throwable failure) {
        return isOfTheWire(failure) || countsAttempts(failure) || wasAttempting(failure);
    }

    private static boolean wasAttempting(Throwable failure) {
        boolean was = false;
        for (Throwable e = failure; e != null && !was; e = e.getCause()) {
            was = Stream.of(e.getStackTrace())
                    .anyMatch(frame -> frame.getClassName().contains(ATTEMPTING));
        }
        return was;
    }

    /** Time that ran out, an interrupt, a wrong checksum: these end a call from elsewhere. */
    private static boolean isOfTheWire(Throwable failure) {
        return failure instanceof ApiCallTimeoutException
                || failure instanceof ApiCallAttemptTimeoutException
                || failure instanceof AbortedException
                || failure instanceof Crc32MismatchException;
    }

    private static boolean countsAttempts(Throwable failure) {
        try {
            return NUM_ATTEMPTS != null && NUM_ATTEMPTS.invoke(failure) != null;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
