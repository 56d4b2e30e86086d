package io.github.movietable.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The records of a file, or of all files of a folder in the order of their names, as if they were one. */
final class FolderRecords implements Source.Records {
    private static final List<String> ENDINGS =
            List.of(".json", ".jsonl", ".ndjson", ".json.gz", ".jsonl.gz", ".ndjson.gz");

    private final Deque<Path> coming;
    private final boolean isFolder;
    private final @Nullable LoadFormat format;
    private final long bytesTotal;
    private @Nullable JsonRecords current;
    private long bytesBefore;
    private long records;
    private String digestBefore = "";
    private String name = "";

    private FolderRecords(List<Path> files, boolean isFolder, @Nullable LoadFormat format, long bytesTotal) {
        this.coming = new ArrayDeque<>(files);
        this.isFolder = isFolder;
        this.format = format;
        this.bytesTotal = bytesTotal;
    }

    static FolderRecords open(Path path, @Nullable LoadFormat format) throws IOException {
        boolean isFolder = Files.isDirectory(path);
        List<Path> files = isFolder ? filesOf(path) : List.of(path);
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        FolderRecords records = new FolderRecords(files, isFolder, format, bytes);
        records.openNext();
        return records;
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files = all.filter(Files::isRegularFile)
                    .filter(file -> ENDINGS.stream().anyMatch(file.getFileName().toString()::endsWith))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new IOException("the folder has no files that end in " + String.join(", ", ENDINGS));
            }
            return files;
        }
    }

    private void openNext() throws IOException {
        Path file = coming.removeFirst();
        name = file.getFileName().toString();
        try {
            current = JsonRecords.open(Files.newInputStream(file), name, format, records, Files.size(file));
        } catch (IOException e) {
            throw named(e);
        }
    }

    /** Of a single file everybody knows the name. */
    private IOException named(IOException e) {
        boolean isOfAFile = isFolder && e.getCause() != null;
        return isOfAFile ? new IOException(name + ", " + e.getMessage(), e.getCause()) : e;
    }

    @Override
    public Optional<LoadRecord> next() throws IOException {
        while (current != null) {
            Optional<LoadRecord> next = nextOf(current);
            if (next.isPresent() || coming.isEmpty()) {
                records += next.isPresent() ? 1 : 0;
                return next;
            }
            bytesBefore += current.bytesTotal();
            digestBefore = KeptInput.digest(digest());
            current.close();
            openNext();
        }
        return Optional.empty();
    }

    private Optional<LoadRecord> nextOf(JsonRecords file) throws IOException {
        try {
            return file.next();
        } catch (IOException e) {
            throw named(e);
        }
    }

    @Override
    public long bytesRead() {
        return bytesBefore + (current == null ? 0 : current.bytesRead());
    }

    @Override
    public long bytesTotal() {
        return bytesTotal;
    }

    /** Of the files before, and of this one up to the last record. */
    @Override
    public String digest() {
        return current == null ? digestBefore : digestBefore + current.digest();
    }

    @Override
    public void close() throws IOException {
        if (current != null) {
            current.close();
        }
    }
}
