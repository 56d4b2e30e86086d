package io.github.movietable.internal.json;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.util.Map;

/**
 * Describes in words why reading or writing failed. The messages of Java's own exceptions are often only the path of
 * the file, or empty.
 */
public final class FileTrouble {
    private static final Map<Class<? extends FileSystemException>, String> OF_A_FILE = Map.of(
            NoSuchFileException.class, "there is no such file or folder",
            AccessDeniedException.class, "permission is denied",
            FileAlreadyExistsException.class, "this exists already",
            DirectoryNotEmptyException.class, "the folder is not empty",
            NotDirectoryException.class, "this is not a folder",
            NotLinkException.class, "this is not a symbolic link",
            FileSystemLoopException.class, "the folder leads back to itself through a link",
            AtomicMoveNotSupportedException.class, "the file system can't put a file in place in one step");

    private FileTrouble() {}

    /**
     * Describes the reason of a failure, with the path of the file if it is known.
     *
     * @param e the exception that was thrown
     * @return the reason, as a part of a sentence
     */
    public static String inWords(UncheckedIOException e) {
        IOException cause = e.getCause();
        return cause == null ? "reading or writing failed" : inWords(cause);
    }

    /**
     * Describes the reason of a failure, with the path of the file if it is known.
     *
     * @param e the exception that was thrown
     * @return the reason, as a part of a sentence
     */
    public static String inWords(IOException e) {
        if (e instanceof FileSystemException of) {
            return ofFile(of);
        }
        if (e instanceof ClosedByInterruptException) {
            return "the thread was interrupted";
        }
        if (e instanceof CharacterCodingException) {
            return "the text is not well-formed";
        }
        return e.getCause() instanceof IOException cause && saysNoMore(e, cause) ? inWords(cause) : said(e);
    }

    private static String ofFile(FileSystemException e) {
        String words = OF_A_FILE.get(e.getClass());
        if (words == null) {
            words = e.getReason() == null ? "the file system refused it" : e.getReason();
        }
        return e.getFile() == null ? words : words + ": " + e.getFile();
    }

    /** Whether an exception has no message of its own, but only repeats its cause. */
    private static boolean saysNoMore(IOException e, IOException cause) {
        return e.getMessage() == null || e.getMessage().equals(cause.toString());
    }

    private static String said(IOException e) {
        String message = e.getMessage();
        if (message == null || message.isBlank()) {
            return e instanceof EOFException ? "it ends too early" : "reading or writing failed";
        }
        return message;
    }
}
