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
 * Keeps a file for one load, by a lock on an empty file beside it, as the file itself is replaced again and again. The
 * system releases the lock of a killed program, and the next load takes over the empty file that such a program leaves.
 */
final class LoadLock implements AutoCloseable {
    private static final int TRIES = 100;

    /** What this JVM has locked: a lock of the system tells programs apart, and not two loads within one. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path place;
    private final FileChannel channel;

    private LoadLock(Path place, FileChannel channel) {
        this.place = place;
        this.channel = channel;
    }

    /** The file that is locked. */
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

    /** Null if the holder before took the file away meanwhile. */
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
                throw new MoviesException("the file " + lock + " is to lock the checkpoint, but it is there already and"
                        + " no lock of a load: move it away, or name another checkpoint");
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

    private static @Nullable LoadLock taken(Path place, Path file) throws IOException {
        if (!HELD.add(place)) {
            throw inUse(file);
        }
        LoadLock lock = null;
        try {
            lock = locked(place, file);
            return lock;
        } finally {
            if (lock == null) {
                HELD.remove(place);
            }
        }
    }

    private static @Nullable LoadLock locked(Path place, Path file) throws IOException {
        Object before = attributes(place).fileKey();
        FileChannel channel = FileChannel.open(place, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        boolean isKept = false;
        try {
            if (!isLocked(channel)) {
                throw inUse(file);
            }
            isKept = Objects.equals(before, attributes(place).fileKey());
            return isKept ? new LoadLock(place, channel) : null;
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
            // another class loader of this JVM has the library, too
            return false;
        }
    }

    private static MoviesException inUse(Path file) {
        return new MoviesException(
                "another load that has not ended keeps the checkpoint " + file + ": let it end, or name another file");
    }

    /** Gone before it is released: whoever has opened it by then sees that it is not the file at this place. */
    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(place);
        } finally {
            HELD.remove(place);
        }
    }
}
