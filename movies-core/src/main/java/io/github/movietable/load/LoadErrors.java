package io.github.movietable.load;

import io.github.movietable.internal.FileTrouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;

/** Why a load failed, in words that hold none of the source's data. */
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
        return e instanceof AwsServiceException service
                ? "DynamoDB said: " + said(service)
                : String.valueOf(e.getMessage());
    }

    static String said(AwsServiceException e) {
        return e.awsErrorDetails() == null
                ? e.getClass().getSimpleName()
                : e.awsErrorDetails().errorCode() + ", " + e.awsErrorDetails().errorMessage();
    }
}
