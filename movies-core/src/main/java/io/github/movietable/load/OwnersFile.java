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

/** Files that nobody but their owner may read, if the file system knows such permissions; they are created with them. */
final class OwnersFile {
    static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    private OwnersFile() {}

    /** Creates a file that is not there yet; a link that leads nowhere is something that is there. */
    static void create(Path file) throws IOException {
        Files.createFile(file, permissions(file, OWNER));
    }

    /** Creates a file, which must not be there yet, to be written. Not through a channel, which an interrupt would close. */
    static FileOutputStream open(Path file) throws IOException {
        create(file);
        return new FileOutputStream(file.toFile(), true);
    }

    /** A name beside a file that nobody else writes to. */
    static Path beside(Path file) {
        String id = UUID.randomUUID().toString().substring(0, 8);
        return file.resolveSibling(file.getFileName() + "." + id + ".tmp");
    }

    /** Permissions to create a file with; none if its file system has none. */
    static FileAttribute<?>[] permissions(Path file, Set<PosixFilePermission> permissions) {
        return hasPermissions(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    static boolean hasPermissions(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Writes text that is on the disk when this returns. */
    static void write(Path file, byte[] bytes) throws IOException {
        try (FileOutputStream out = open(file)) {
            out.write(bytes);
            out.getFD().sync();
        }
    }
}
