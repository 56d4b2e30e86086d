package io.github.movietable.load;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.internal.json.FileTrouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/** Describes in words why a load failed, without any of the source's data. */
final class LoadErrors {
    private LoadErrors() {}

    static String reason(Throwable e) {
        if (e instanceof AbortedException) {
            return "the thread was interrupted";
        }
        if (e instanceof UncheckedIOException unchecked) {
            return FileTrouble.inWords(unchecked);
        }
        if (e instanceof IOException io) {
            return FileTrouble.inWords(io);
        }
        if (e instanceof AwsServiceException service) {
            return "DynamoDB said: " + said(service);
        }
        // the message of an exception from other code may contain data of the source
        return e instanceof MoviesException || e instanceof SdkException
                ? String.valueOf(e.getMessage())
                : e.getClass().getName() + " was thrown; see the cause";
    }

    static String said(AwsServiceException e) {
        return e.awsErrorDetails() == null
                ? e.getClass().getSimpleName()
                : e.awsErrorDetails().errorCode() + ", " + e.awsErrorDetails().errorMessage();
    }
}
