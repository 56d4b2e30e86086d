package io.github.movietable.load;

import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import software.amazon.awssdk.core.exception.AbortedException;

/** Why an export failed, in words. */
final class ExportErrors {
    private ExportErrors() {}

    static String reason(Exception e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such folder";
        }
        if (e instanceof AccessDeniedException) {
            return "the folder may not be written to";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "this is a folder; name a file in it";
        }
        if (e instanceof AbortedException || e instanceof ClosedByInterruptException) {
            return "the thread was interrupted";
        }
        return LoadErrors.reason(e);
    }
}
