package io.github.movietable.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file, or a folder of files. */
record FileSource(Path path, @Nullable LoadFormat format) implements Source {
    @Override
    public Records open() throws IOException {
        return FolderRecords.open(path, format);
    }

    @Override
    public Optional<Path> input() {
        return Optional.of(path);
    }
}
