package io.github.movietable.load;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A source whose records are in a file, or in the files of a folder. */
record FileSource(Path path, SourceOptions options) implements Source {
    @Override
    public Records open(Between between) throws IOException {
        return FolderRecords.open(path, options, between);
    }

    /** A pipe may be silent for any time, and so may a file system that the program brings along. */
    @Override
    public boolean isReadHere() {
        return path.getFileSystem().equals(FileSystems.getDefault())
                && (Files.isRegularFile(path) || Files.isDirectory(path));
    }

    @Override
    public Optional<Path> input() {
        return Optional.of(path);
    }
}
