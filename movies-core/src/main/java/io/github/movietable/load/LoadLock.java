package io.github.movietable.load;

import io.github.movietable.expression.MoviesException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reserves a checkpoint for one load, by a lock on an empty file beside it. (A lock on the checkpoint itself would be
 * lost, because the file is replaced again and again.) If a program is killed, the operating system releases its lock,
 * and the next load takes over the empty file.
 */
final class LoadLock implements AutoCloseable {
    private static final int TRIES = 100;

    /**
     * The files that loads of this JVM have locked. The operating system's lock belongs to the whole process, and is
     * lost as soon as the process closes any channel of the file; so a second load must be refused before it opens one.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;

    private LoadLock(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * The lock file of a checkpoint: an empty file beside it, which a load keeps locked so that no other load uses the
     * checkpoint.
     */
    static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ".lock");
    }

    static LoadLock on(Path file) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            LoadLock lock = tried(file);
            if (lock != null) {
                return lock;
            }
        }
        throw inUse(file);
    }

    /**
     * Tries to lock once. Null if another load, when it ended, deleted the lock's file at the same moment: then the
     * caller tries again. Throws if another load holds the lock.
     */
    private static @Nullable LoadLock tried(Path file) throws IOException {
        Path lock = beside(file);
        create(lock);
        try {
            return taken(lock.toRealPath(), file);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static void create(Path lock) throws IOException {
        try {
            OwnersFile.create(lock);
        } catch (FileAlreadyExistsException e) {
            if (!isLockOrGone(lock)) {
                throw new MoviesException(
                        "the file " + lock + " is needed to lock the checkpoint, but exists already and"
                                + " is not a lock of a load: move it away, or name another checkpoint");
            }
        }
    }

    private static boolean isLockOrGone(Path lock) throws IOException {
        try {
            BasicFileAttributes found = attributes(lock);
            return found.isRegularFile() && found.size() == 0;
        } catch (NoSuchFileException gone) {
            return true;
        }
    }

    private static BasicFileAttributes attributes(Path lock) throws IOException {
        return Files.readAttributes(lock, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static @Nullable LoadLock taken(Path path, Path file) throws IOException {
        if (!HELD.add(path)) {
            throw inUse(file);
        }
        LoadLock lock = null;
        try {
            lock = locked(path, file);
            return lock;
        } finally {
            if (lock == null) {
                HELD.remove(path);
            }
        }
    }

    private static @Nullable LoadLock locked(Path path, Path file) throws IOException {
        Object before = attributes(path).fileKey();
        FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        boolean isKept = false;
        try {
            if (!isLocked(channel)) {
                throw inUse(file);
            }
            isKept = Objects.equals(before, attributes(path).fileKey());
            return isKept ? new LoadLock(path, channel) : null;
        } finally {
            if (!isKept) {
                channel.close();
            }
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // another class loader of this JVM has loaded the library too, and locked the file there
            return false;
        }
    }

    private static MoviesException inUse(Path file) {
        return new MoviesException(
                "another load that has not ended uses the checkpoint " + file + ": let it end, or name another file");
    }

    /** Deletes the file before it releases the lock: a load that has opened the file by then sees that it is gone. */
    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(path);
        } finally {
            HELD.remove(path);
        }
    }
}
