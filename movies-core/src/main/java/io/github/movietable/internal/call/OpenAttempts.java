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
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * Tells whether a write that failed may have been applied all the same. An attempt is open if it got no response, an
 * incomplete one, or a 5xx; a 4xx, throttling included, proves that the attempt was not applied.
 *
 * <p>The SDK retries without telling the caller, but the exception that it throws in the end carries the exception of
 * each earlier attempt as a suppressed one. Only the end of that exception's message shows reliably whether it was a
 * 4xx: the SDK writes the end, the server the text before it. A message in an unknown format counts as open.
 */
public final class OpenAttempts {
    private static final Pattern REFUSED = Pattern.compile(
            "\\(Service: [^()]*, Status Code: 4\\d\\d, Request ID: [^()]*\\)" + "( \\(SDK Attempt Count: \\d+\\))?\\z");
    /** In the names of the SDK's classes that make attempts: {@code RetryableStage} and {@code AsyncRetryableStage}. */
    private static final String ATTEMPTING = "RetryableStage";

    /** {@code SdkException.numAttempts}; null with an old version of the SDK that lacks it. */
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
     * @param failure the exception of the last attempt
     * @return true if an earlier attempt may have been applied
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
     * @param failure the exception of the call
     * @return whether the write may have been applied; false if no attempt was made
     */
    public static boolean in(Throwable failure) {
        return before(failure) || isOpen(failure);
    }

    private static boolean isOpen(Throwable last) {
        if (last instanceof TransactionInProgressException) {
            // a 4xx, but an earlier request with the same token is being carried out
            return true;
        }
        if (last instanceof SdkServiceException service && service.statusCode() / 100 == 4) {
            return false;
        }
        return last instanceof IncompleteAnswerException || (last instanceof SdkException && wasSent(last));
    }

    /**
     * Whether an attempt was made. A call that fails before the first attempt, because there are no credentials for
     * example, was never in the code that makes attempts.
     */
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

    /** A timeout, an interrupt or a wrong checksum: the SDK throws these outside of the code that makes attempts. */
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
