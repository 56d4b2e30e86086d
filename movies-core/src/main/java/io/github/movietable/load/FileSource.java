package io.github.movietable.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A file, or a folder of files. */
record FileSource(Path path, SourceOptions reading) implements Source {
    @Override
    public Records open() throws IOException {
        return FolderRecords.open(path, reading);
    }

    @Override
    public Optional<Path> input() {
        return Optional.of(path);
    }
}
