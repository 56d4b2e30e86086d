package io.github.movietable.local;

import io.github.movietable.expression.MoviesException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A folder with a database, which only one {@link LocalDynamoDb} at a time can use. */
final class Folder implements AutoCloseable {
    /**
     * The file name that DynamoDB Local uses. A DynamoDB Local that is started on this folder with {@code -sharedDb}
     * has the same tables.
     */
    private static final String DATABASE = "shared-local-instance.db";

    private static final byte[] FORMAT = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    /**
     * The folders that are open in this JVM. The lock on a file keeps out other programs, but not a second {@link
     * LocalDynamoDb} in the same JVM.
     */
    private static final Set<Path> IN_USE = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final ProcessLock lock;

    private Folder(Path path, ProcessLock lock) {
        this.path = path;
        this.lock = lock;
    }

    static Folder take(Path folder) {
        Path path = created(folder);
        if (!IN_USE.add(path)) {
            throw inUse("This program", path);
        }
        try {
            check(path.resolve(DATABASE));
            return new Folder(path, ProcessLock.on(path));
        } catch (IOException e) {
            IN_USE.remove(path);
            throw unusable(path, e);
        } catch (RuntimeException | Error e) {
            IN_USE.remove(path);
            throw e;
        }
    }

    static MoviesException inUse(String holder, Path path) {
        return new MoviesException(
                holder + " has the database in " + path + " open: close that first, or choose another folder.");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } finally {
            IN_USE.remove(path);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }

    private static Path created(Path folder) {
        try {
            create(folder.toAbsolutePath());
            return folder.toRealPath();
        } catch (IOException e) {
            throw unusable(folder.toAbsolutePath(), e);
        }
    }

    /**
     * Creates the folder, with access for its owner alone if the file system supports that. Missing folders above it
     * get the process's default permissions.
     */
    private static void create(Path folder) throws IOException {
        // checked first, because createDirectories may fail if a link to a folder is in this place
        if (Files.isDirectory(folder)) {
            return;
        }
        if (folder.getParent() != null && !Files.isDirectory(folder.getParent())) {
            Files.createDirectories(folder.getParent());
        }
        Files.createDirectories(folder, ownerAlone(folder));
    }

    private static FileAttribute<?>[] ownerAlone(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Checks that the file can be opened as a database, because DynamoDB Local would retry that for ever. */
    private static void check(Path database) throws IOException {
        if (Files.notExists(database)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(database, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer start = ByteBuffer.allocate(FORMAT.length);
            if (channel.read(start) > 0 && !Arrays.equals(start.array(), FORMAT)) {
                throw new MoviesException("The file " + database
                        + " is not a database, or it is damaged: restore or delete it, or choose another folder.");
            }
        }
    }

    private static MoviesException unusable(Path folder, IOException e) {
        return new MoviesException(
                "The folder " + folder + " can't hold a database (" + inWords(e)
                        + "): choose one that can be written to.",
                e);
    }

    /** Describes the reason of a failure, because the message of Java's exception is often only the path. */
    private static String inWords(IOException e) {
        if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
            return "there is a file in its place";
        }
        if (e instanceof AccessDeniedException) {
            return "permission is denied";
        }
        String reason = e instanceof FileSystemException of ? of.getReason() : e.getMessage();
        return reason == null ? "the file system refused it" : reason;
    }
}
