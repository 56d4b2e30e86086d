package io.github.movietable.load;

import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;

/** Why a load failed, in words that hold none of the source's data. */
final class LoadErrors {
    private LoadErrors() {}

    static String reason(Throwable e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "the file may not be read";
        }
        if (e instanceof ClosedByInterruptException || e instanceof AbortedException) {
            return "the thread was interrupted";
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
