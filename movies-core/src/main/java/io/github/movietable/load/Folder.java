package io.github.movietable.load;

import io.github.movietable.internal.json.Decompression;
import io.github.movietable.internal.json.Looks;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The files of a folder and its subfolders that begin like JSON, to be loaded; the others are listed by kind. */
final class Folder {
    /** How many of the files that are not read are listed by name; the others are only counted. */
    private static final int NAMED = 100;

    private final Path root;
    private final List<SourceFile> files = new ArrayList<>();
    private final List<String> passedOver = new ArrayList<>();
    private long more;

    private Folder(Path root) {
        this.root = root;
    }

    static Folder of(Path named, Source.Between between) throws IOException {
        Folder folder = new Folder(named.toRealPath());
        Set<Path> regular = new TreeSet<>();
        folder.collect(folder.root, new HashSet<>(), regular, between);
        List<S3Export> exports = new ArrayList<>();
        for (Path file : regular) {
            if (S3Export.isManifest(file) && exports.stream().noneMatch(export -> export.hasRead(file))) {
                exports.add(S3Export.of(file.resolveSibling(""), folder.root));
            }
        }
        S3Export.checkOneTable(exports);
        exports.forEach(export -> folder.files.addAll(export.files()));
        for (Path file : regular) {
            between.run();
            if (exports.stream().noneMatch(export -> export.hasRead(file))) {
                folder.add(file, exports.stream().anyMatch(export -> export.owns(file)));
            }
        }
        if (folder.files.isEmpty()) {
            throw new IOException("the folder has no file that begins like JSON"
                    + (folder.passedOver.isEmpty() ? "" : "; it has " + String.join(", ", folder.passedOver())));
        }
        return folder;
    }

    List<SourceFile> files() {
        return List.copyOf(files);
    }

    List<String> passedOver() {
        List<String> named = new ArrayList<>(new TreeSet<>(passedOver));
        if (more > 0) {
            named.add("and " + more + " more");
        }
        return List.copyOf(named);
    }

    private void add(Path file, boolean isOfExport) throws IOException {
        Looks looks = looksOf(file);
        if (looks.isJson() && isOfExport) {
            pass(file, "JSON that no manifest names");
        } else if (looks.isJson()) {
            files.add(SourceFile.of(file, nameOf(root, file)));
        } else {
            pass(file, looks.name());
        }
    }

    private void pass(Path file, String looks) {
        if (passedOver.size() < NAMED) {
            passedOver.add(nameOf(root, file) + ": " + looks);
        } else {
            more++;
        }
    }

    static String nameOf(Path root, Path file) {
        return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    /** Looks at a file's first bytes. If its compression is damaged it counts as JSON, so that the load fails there. */
    private static Looks looksOf(Path file) throws IOException {
        try (BufferedInputStream in = Decompression.of(Files.newInputStream(file))) {
            return Looks.at(in);
        } catch (ZipException | EOFException damaged) {
            return Looks.JSON;
        }
    }

    /** Collects regular files in the order of their names. Links are followed; each folder and file is visited once. */
    private void collect(Path directory, Set<Path> met, Set<Path> regular, Source.Between between) throws IOException {
        between.run();
        if (!met.add(directory.toRealPath())) {
            return;
        }
        List<Path> names;
        try (Stream<Path> all = Files.list(directory)) {
            names = all.filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
        for (Path path : names) {
            BasicFileAttributes attributes = attributes(path);
            if (attributes != null && attributes.isDirectory()) {
                collect(path, met, regular, between);
            } else if (attributes == null || !attributes.isRegularFile()) {
                pass(path, attributes == null ? "a link to nothing" : "not a regular file");
            } else if (met.add(path.toRealPath())) {
                regular.add(path);
            }
        }
    }

    /** The attributes of a file; null for a link that leads nowhere, or to itself. */
    private static @Nullable BasicFileAttributes attributes(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class);
        } catch (IOException e) {
            if (Files.isSymbolicLink(path)) {
                return null;
            }
            throw e;
        }
    }
}
