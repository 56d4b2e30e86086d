package io.github.movietable.load;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** A file that is written beside its place and moved there when it is complete; closed before that, it is gone. */
final class ExportFile implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;
    private static final Set<OpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private final Path place;
    private final Path beside;
    private final FileChannel channel;
    private final OutputStream out;

    private ExportFile(Path place, Path beside, FileChannel channel) throws IOException {
        this.place = place;
        this.beside = beside;
        this.channel = channel;
        OutputStream bytes = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
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
        FileChannel channel = isOver
                ? FileChannel.open(beside, NEW, OwnersFile.permissions(beside, OwnersFile.OWNER))
                : FileChannel.open(beside, NEW);
        return new ExportFile(place, beside, channel);
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
    long bytes() throws IOException {
        return channel.isOpen() ? channel.position() : Files.size(place);
    }

    /** Writes what is still in memory: the file is then as long as it will be. */
    void finish() throws IOException {
        if (out instanceof GZIPOutputStream gzip) {
            gzip.finish();
        }
        out.flush();
        channel.force(true);
    }

    /** Moves the finished file to its place. */
    void complete() throws IOException {
        channel.close();
        if (Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS) && OwnersFile.hasPermissions(place)) {
            Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(place));
        }
        Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(beside);
    }
}
