package io.github.movietable.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.UnmappableCharacterException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages about files are sentences that name the file, but no Java class. */
@Tag("quick")
class FileTroubleTest {
    static Stream<IOException> ofAFile() {
        return Stream.of(
                new NoSuchFileException("m.csv"),
                new AccessDeniedException("m.csv"),
                new FileAlreadyExistsException("m.csv"),
                new DirectoryNotEmptyException("m.csv"),
                new NotDirectoryException("m.csv"),
                new NotLinkException("m.csv"),
                new FileSystemLoopException("m.csv"),
                new AtomicMoveNotSupportedException("m.csv", "n.csv", "other device"),
                new FileSystemException("m.csv"),
                new FileSystemException("m.csv", null, "Too many open files"),
                new FileNotFoundException("m.csv (Is a directory)"),
                new IOException(new NoSuchFileException("m.csv")));
    }

    static Stream<IOException> ofText() {
        return Stream.of(
                new MalformedInputException(1),
                new UnmappableCharacterException(2),
                new ClosedByInterruptException(),
                new EOFException(),
                new IOException(),
                new IOException("No space left on device"),
                new NoSuchFileException(null),
                new IOException(new MalformedInputException(1)));
    }

    private static void isSentence(String words) {
        assertThat(words).contains(" ").doesNotContain("Exception", "java.", "null", "Input length");
    }

    @ParameterizedTest
    @MethodSource("ofAFile")
    void theFileIsNamed(IOException e) {
        isSentence(FileTrouble.inWords(e));
        assertThat(FileTrouble.inWords(e)).contains("m.csv").isNotEqualTo("m.csv");
    }

    @ParameterizedTest
    @MethodSource("ofText")
    void thereAreWords(IOException e) {
        isSentence(FileTrouble.inWords(e));
    }

    @Test
    void whatIsWrappedIsSaid() {
        assertThat(FileTrouble.inWords(new UncheckedIOException(new FileAlreadyExistsException("m.csv"))))
                .isEqualTo("this exists already: m.csv");
        assertThat(FileTrouble.inWords(new IOException("part 2, line 3", new NoSuchFileException("m.csv"))))
                .as("a message of ours says more than its cause")
                .isEqualTo("part 2, line 3");
    }
}
