package io.github.movietable.load;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Describes in words why an export failed. */
final class ExportErrors {
    private ExportErrors() {}

    static String reason(Path file, Exception e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such folder: " + file.toAbsolutePath().getParent();
        }
        if (e instanceof AccessDeniedException) {
            return "permission is denied to write to the folder "
                    + file.toAbsolutePath().getParent();
        }
        return LoadErrors.reason(e);
    }
}
