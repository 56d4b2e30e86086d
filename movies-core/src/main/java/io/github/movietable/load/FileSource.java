package io.github.movietable.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A source whose records are in a file, or in the files of a folder. */
record FileSource(Path path, SourceOptions options) implements Source {
    @Override
    public Records open() throws IOException {
        return FolderRecords.open(path, options);
    }

    @Override
    public Optional<Path> input() {
        return Optional.of(path);
    }
}
