package io.github.movietable.load;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** A temporary file beside its target. {@link #complete} moves it there; if it is closed before, it is deleted. */
final class ExportFile implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final Path target;
    private final Path temporary;
    private final FileOutputStream file;
    private final Counting counting;
    private final OutputStream out;

    private ExportFile(Path target, Path temporary, FileOutputStream file) throws IOException {
        this.target = target;
        this.temporary = temporary;
        this.file = file;
        this.counting = new Counting(file);
        OutputStream bytes = new BufferedOutputStream(counting, BUFFER);
        this.out = isCompressed(target) ? new GZIPOutputStream(bytes, BUFFER) : bytes;
    }

    static boolean isCompressed(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    /**
     * Creates the temporary file. If it will replace a file, only its owner may read it until {@link #complete} gives
     * it that file's permissions; if not, it has the permissions that the process gives to new files.
     */
    static ExportFile create(Path target) throws IOException {
        checkTarget(target);
        // a random name, because another export to the same target may run at the same time
        Path temporary = OwnersFile.beside(target);
        boolean isOver = Files.exists(target) && OwnersFile.hasPermissions(target);
        return new ExportFile(target, temporary, isOver ? OwnersFile.open(temporary) : opened(temporary));
    }

    /** Opens the file as a stream and not as a channel, because an interrupt would close a channel. */
    private static FileOutputStream opened(Path temporary) throws IOException {
        Files.createFile(temporary);
        return new FileOutputStream(temporary.toFile(), true);
    }

    private static void checkTarget(Path target) throws IOException {
        if (Files.isSymbolicLink(target)) {
            throw new IOException(
                    "this is a symbolic link, and nothing is written through links; name the file that it leads to");
        }
        if (Files.isDirectory(target)) {
            throw new IOException("this is a folder; name a file in it");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new IOException("this is a device and not a file, and an export would replace it; name a file");
        }
    }

    OutputStream out() {
        return out;
    }

    /** The bytes that were written to the file, after compression, without those that are still buffered. */
    long bytes() {
        return counting.count;
    }

    /** Writes what is still buffered to the disk, so that the file has its final length. */
    void finish() throws IOException {
        if (out instanceof GZIPOutputStream gzip) {
            gzip.finish();
        }
        out.flush();
        file.getFD().sync();
    }

    /** Moves the finished file to its target. */
    void complete() throws IOException {
        file.close();
        if (Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS) && OwnersFile.hasPermissions(target)) {
            Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(target));
        }
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        file.close();
        Files.deleteIfExists(temporary);
    }

    /** Counts the bytes, because a closed file can no longer be asked for its length. */
    private static final class Counting extends FilterOutputStream {
        private long count;

        Counting(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            count++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            count += length;
        }
    }
}
