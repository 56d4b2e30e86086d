package io.github.movietable.load;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/** A file that is written beside its place and moved there when it is complete; closed before that, it is gone. */
final class ExportFile implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

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

    static ExportFile create(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            throw new FileAlreadyExistsException(place.toString());
        }
        // no other export to the same place may write into this one
        String id = UUID.randomUUID().toString().substring(0, 8);
        Path beside = place.resolveSibling(place.getFileName() + "." + id + ".tmp");
        FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new ExportFile(place, beside, channel);
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
        Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(beside);
    }
}
