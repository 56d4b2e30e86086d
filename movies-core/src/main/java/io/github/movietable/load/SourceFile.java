package io.github.movietable.load;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file from which records are to be read.
 *
 * @param path where it is
 * @param name its name in messages; for a file in a folder, its path from that folder
 * @param items how many records it must have according to a manifest; -1 if there is no manifest
 */
record SourceFile(Path path, String name, long items) {
    static SourceFile of(Path path, String name) {
        return new SourceFile(path, name, -1);
    }

    /** Opens the file. Its bytes are read many at a time, and {@code between} is called before each time. */
    InputStream open(Source.Between between) throws IOException {
        return new FilterInputStream(Files.newInputStream(path)) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                between.run();
                return in.read(buffer, offset, length);
            }
        };
    }
}
