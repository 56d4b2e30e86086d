package io.github.movietable.load;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/** Creates files that only their owner may read, from their creation on, if the file system has such permissions. */
final class OwnersFile {
    static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    private OwnersFile() {}

    /** Creates a file that does not exist yet. A link counts as existing, even if it leads nowhere. */
    static void create(Path file) throws IOException {
        Files.createFile(file, permissions(file, OWNER));
    }

    /** Creates a file that does not exist yet, and opens it as a stream: an interrupt would close a channel. */
    static FileOutputStream open(Path file) throws IOException {
        create(file);
        return new FileOutputStream(file.toFile(), true);
    }

    /** A path for a temporary file in the same folder; a random part makes it differ from all others. */
    static Path beside(Path file) {
        String id = UUID.randomUUID().toString().substring(0, 8);
        return file.resolveSibling(file.getFileName() + "." + id + ".tmp");
    }

    /** The attributes to create a file with; an empty array if its file system has no permissions. */
    static FileAttribute<?>[] permissions(Path file, Set<PosixFilePermission> permissions) {
        return hasPermissions(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    static boolean hasPermissions(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Creates a file with these bytes, and returns when they are on the disk. */
    static void write(Path file, byte[] bytes) throws IOException {
        try (FileOutputStream out = open(file)) {
            out.write(bytes);
            out.getFD().sync();
        }
    }
}
