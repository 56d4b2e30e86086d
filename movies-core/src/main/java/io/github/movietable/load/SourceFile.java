package io.github.movietable.load;

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
}
