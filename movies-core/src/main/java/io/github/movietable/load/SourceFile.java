package io.github.movietable.load;

import java.nio.file.Path;

/**
 * A file to be read.
 *
 * @param path where it is
 * @param name its name in messages: of a folder's file, its way from the folder
 * @param items how many records it must have, as a manifest says; -1 if nothing says so
 */
record SourceFile(Path path, String name, long items) {
    static SourceFile of(Path path, String name) {
        return new SourceFile(path, name, -1);
    }
}
