package io.github.movietable.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses files that would overwrite each other or the source. It compares files and not names, because links, hard
 * links and other spellings can lead to the same file. It opens none of them.
 */
final class Overlaps {
    /** A longer chain of symbolic links is taken for a circle. */
    private static final int MAX_LINKS = 40;

    private Overlaps() {}

    /**
     * A file that is going to be written.
     *
     * @param what its purpose, for messages
     * @param file its path
     */
    record Output(String what, Path file) {
        @Override
        public String toString() {
            return what + ", " + file;
        }
    }

    static void check(List<Output> outputs, @Nullable Path input) {
        for (Output output : outputs) {
            checkKind(output);
            outputs.stream()
                    .filter(other -> !other.equals(output) && isSame(other.file(), output.file()))
                    .findFirst()
                    .ifPresent(other -> {
                        throw new IllegalArgumentException("one file can't be both " + output + ", and " + other
                                + ": name another for one of them; nothing was done");
                    });
        }
        if (input != null) {
            outputs.forEach(output -> checkAgainst(input, output));
        }
    }

    private static void checkKind(Output output) {
        if (Files.isSymbolicLink(output.file())) {
            throw new IllegalArgumentException(output
                    + ", is a symbolic link, and nothing is written through links: name the file that it leads to, "
                    + followed(output.file(), MAX_LINKS) + "; nothing was done");
        }
        if (Files.isDirectory(output.file())) {
            throw new IllegalArgumentException(output + ", is a folder: name a file in it; nothing was done");
        }
    }

    private static void checkAgainst(Path input, Output output) {
        if (isSame(input, output.file())) {
            throw new IllegalArgumentException(
                    output + ", is the source of the load, " + input + ": name another file; nothing was done");
        }
        if (Files.isDirectory(input)) {
            checkOutside(input, output);
        }
    }

    private static void checkOutside(Path folder, Output output) {
        try {
            Files.walkFileTree(
                    folder,
                    EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                    Integer.MAX_VALUE,
                    new Search(folder, output, output.file().toAbsolutePath().getParent()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether two paths lead to the same file, whether it exists or not. */
    static boolean isSame(Path one, Path other) {
        try {
            return followed(one, MAX_LINKS).equals(followed(other, MAX_LINKS))
                    || (Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other));
        } catch (IOException e) {
            // a file whose attributes can't be read can't be opened either
            return false;
        }
    }

    /** The path after all symbolic links in it were followed, whether a file exists there or not. */
    private static Path followed(Path file, int links) {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.getParent();
        Path name = absolute.getFileName();
        if (folder == null || name == null) {
            return absolute.normalize();
        }
        try {
            Path place = folder.toRealPath().resolve(name);
            return links > 0 && Files.isSymbolicLink(place)
                    ? followed(place.resolveSibling(Files.readSymbolicLink(place)), links - 1)
                    : place.normalize();
        } catch (IOException e) {
            return absolute.normalize();
        }
    }

    /** Refuses an output that is in a folder that is loaded, or that is a file in there by another name. */
    private static final class Search extends SimpleFileVisitor<Path> {
        private final Path loaded;
        private final Output output;
        private final @Nullable Path folder;
        private final boolean isThere;

        Search(Path loaded, Output output, @Nullable Path folder) {
            this.loaded = loaded;
            this.output = output;
            this.folder = folder;
            this.isThere = Files.exists(output.file(), LinkOption.NOFOLLOW_LINKS);
        }

        @Override
        public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
            if (folder != null && isSame(visited, folder)) {
                throw new IllegalArgumentException(output + ", is inside of the folder that would be loaded, " + loaded
                        + ": name a file elsewhere; nothing was done");
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path visited, BasicFileAttributes attributes) {
            if (isThere && isSame(visited, output.file())) {
                throw new IllegalArgumentException(output + ", is also " + visited
                        + ", which would be loaded: name another file; nothing was done");
            }
            return FileVisitResult.CONTINUE;
        }

        /** Goes on: unreadable files can't be loaded, and the target of a circular link was visited before. */
        @Override
        public FileVisitResult visitFileFailed(Path visited, IOException e) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}
