package io.github.movietable.load;

import io.github.movietable.internal.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The records of a file, or of all files of a {@link Folder} one after the other, as if they were one source. */
final class FolderRecords implements Source.Records {
    private final Deque<SourceFile> filesLeft;
    private final Source.Between between;
    private final SourceOptions options;
    private final Tables tables;
    private final boolean isFolder;
    private final List<String> passedOver;
    private final long bytesTotal;
    private SourceFile file;
    private JsonRecords current;
    private long bytesBefore;
    private long records;
    private String digestBefore = "";
    private @Nullable String digestAtRecord;

    private FolderRecords(
            List<SourceFile> files,
            boolean isFolder,
            List<String> passedOver,
            SourceOptions options,
            Tables tables,
            Source.Between between)
            throws IOException {
        this.between = between;
        this.filesLeft = new ArrayDeque<>(files);
        this.isFolder = isFolder;
        this.passedOver = passedOver;
        this.options = options;
        this.tables = tables;
        this.bytesTotal = bytesOf(files);
        this.file = filesLeft.removeFirst();
        this.current = open(file);
    }

    static FolderRecords open(Path path, SourceOptions options, Source.Between between) throws IOException {
        boolean isFolder = Files.isDirectory(path);
        Folder folder = isFolder ? Folder.of(path, between) : null;
        List<SourceFile> files =
                folder == null ? List.of(SourceFile.of(path, path.getFileName().toString())) : folder.files();
        Tables tables = new Tables(options.table());
        survey(files, options, tables, between);
        List<String> passedOver = folder == null ? List.of() : folder.passedOver();
        return new FolderRecords(files, isFolder, passedOver, options, tables, between);
    }

    private static void survey(List<SourceFile> files, SourceOptions options, Tables tables, Source.Between between)
            throws IOException {
        Survey survey = new Survey(options, tables);
        for (SourceFile file : files) {
            survey.through(as -> JsonRecords.open(file.open(between), file.name(), as, tables, 0, 0));
        }
        survey.end();
    }

    private static long bytesOf(List<SourceFile> files) throws IOException {
        long bytes = 0;
        for (SourceFile file : files) {
            bytes += Files.size(file.path());
        }
        return bytes;
    }

    private JsonRecords open(SourceFile next) throws IOException {
        try {
            long bytes = Files.size(next.path());
            return JsonRecords.open(next.open(between), next.name(), options, tables, records, bytes);
        } catch (IOException e) {
            throw named(next, e);
        }
    }

    /** Adds the file's name to an error, unless that file is the whole source. */
    private IOException named(SourceFile of, IOException e) {
        boolean isOfAFile = isFolder && e.getCause() != null;
        return isOfAFile ? new IOException(of.name() + ", " + e.getMessage(), e.getCause()) : e;
    }

    @Override
    public Optional<LoadRecord> next() throws IOException {
        Optional<LoadRecord> next = nextOfFile();
        while (next.isEmpty() && !filesLeft.isEmpty()) {
            checkCount();
            goToNextFile();
            next = nextOfFile();
        }
        if (next.isPresent()) {
            records++;
            digestAtRecord = null;
        } else {
            checkCount();
        }
        return next;
    }

    private Optional<LoadRecord> nextOfFile() throws IOException {
        try {
            return current.next();
        } catch (IOException e) {
            throw named(file, e);
        }
    }

    private void goToNextFile() throws IOException {
        String digest = digestBefore + current.digest();
        // the digest covers the source up to the last record, even when the next file is open already
        digestAtRecord = digest();
        bytesBefore += current.bytesTotal();
        digestBefore = JsonText.digestOf(digest);
        current.close();
        file = filesLeft.removeFirst();
        current = open(file);
    }

    private void checkCount() throws IOException {
        if (file.items() >= 0 && file.items() != current.count()) {
            throw new IOException("the file " + file.name() + " has " + current.count()
                    + " records, but the manifest of the export says " + file.items()
                    + ": it is not the file that was exported; fetch it again");
        }
    }

    @Override
    public Source.Found found() {
        return new Source.Found(passedOver, !isFolder && current.isEmpty());
    }

    @Override
    public long bytesRead() {
        return bytesBefore + current.bytesRead();
    }

    @Override
    public long bytesTotal() {
        return bytesTotal;
    }

    /** A digest of the earlier files, and of the present one up to the last record. */
    @Override
    public String digest() {
        return digestAtRecord == null ? digestBefore + current.digest() : digestAtRecord;
    }

    @Override
    public void close() throws IOException {
        current.close();
    }
}
