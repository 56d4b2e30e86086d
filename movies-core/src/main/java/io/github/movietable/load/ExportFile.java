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

/** A file that is written beside its place and moved there when it is complete; closed before that, it is gone. */
final class ExportFile implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final Path place;
    private final Path beside;
    private final FileOutputStream file;
    private final Counting counting;
    private final OutputStream out;

    private ExportFile(Path place, Path beside, FileOutputStream file) throws IOException {
        this.place = place;
        this.beside = beside;
        this.file = file;
        this.counting = new Counting(file);
        OutputStream bytes = new BufferedOutputStream(counting, BUFFER);
        this.out = isCompressed(place) ? new GZIPOutputStream(bytes, BUFFER) : bytes;
    }

    static boolean isCompressed(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    /**
     * A file to be written beside its place. It gets the permissions of the file that it replaces, and is not readable for
     * more people before; a new file gets those that the process gives to files.
     */
    static ExportFile create(Path place) throws IOException {
        checkPlace(place);
        // no other export to the same place may write into this one
        Path beside = OwnersFile.beside(place);
        boolean isOver = Files.exists(place) && OwnersFile.hasPermissions(place);
        return new ExportFile(place, beside, isOver ? OwnersFile.open(beside) : opened(beside));
    }

    /** Not through a channel, as in {@link OwnersFile}. */
    private static FileOutputStream opened(Path beside) throws IOException {
        Files.createFile(beside);
        return new FileOutputStream(beside.toFile(), true);
    }

    private static void checkPlace(Path place) throws IOException {
        if (Files.isSymbolicLink(place)) {
            throw new IOException(
                    "this is a symbolic link, and nothing is written through links; name the file that it leads to");
        }
        if (Files.isDirectory(place)) {
            throw new IOException("this is a folder; name a file in it");
        }
        if (Files.exists(place) && !Files.isRegularFile(place)) {
            throw new IOException("this is a device and no file, which an export would replace; name a file");
        }
    }

    OutputStream out() {
        return out;
    }

    /** How much is on disk. */
    long bytes() {
        return counting.count;
    }

    /** Writes what is still in memory: the file is then as long as it will be. */
    void finish() throws IOException {
        if (out instanceof GZIPOutputStream gzip) {
            gzip.finish();
        }
        out.flush();
        file.getFD().sync();
    }

    /** Moves the finished file to its place. */
    void complete() throws IOException {
        file.close();
        if (Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS) && OwnersFile.hasPermissions(place)) {
            Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(place));
        }
        Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        file.close();
        Files.deleteIfExists(beside);
    }

    /** How much was written: a file that is closed can no longer say. */
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
