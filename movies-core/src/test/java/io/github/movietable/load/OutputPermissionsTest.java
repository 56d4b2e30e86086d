package io.github.movietable.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.movietable.MovieTable;
import io.github.movietable.model.Movie;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.Faults;
import io.github.movietable.testing.FaultyHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The permissions of the files that loads and exports write. */
class OutputPermissionsTest {
    private static final String OWNER = "rw-------";

    @TempDir
    Path folder;

    private final MovieTable movies = Database.newTable();

    @BeforeEach
    void needPermissions() {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name, String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "old");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    /** The permissions of all files of the folder, by name. */
    private Map<String, String> all() {
        try (Stream<Path> files = Files.list(folder)) {
            Map<String, String> all = new TreeMap<>();
            files.filter(Files::isRegularFile)
                    .forEach(file -> all.put(file.getFileName().toString(), permissions(file)));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The permissions that the process gives to new files. */
    private String usual() throws IOException {
        Path file = Files.createFile(folder.resolve("usual"));
        String usual = permissions(file);
        Files.delete(file);
        return usual;
    }

    private BatchLoad load(FaultyHttp http) {
        Path source = Loads.file(folder, "[{\"year\": 1985}, {\"year\": 1985, \"title\": \"Ran\"}]");
        return Database.through(http, movies)
                .batchLoad(source)
                .rejectsTo(folder.resolve("rejects"))
                .resume(folder.resolve("checkpoint"));
    }

    @Test
    void whatALoadKeepsIsForItsOwnerAlone() throws IOException {
        file("rejects", "rw-rw-rw-");
        Map<String, String> whileSending = new TreeMap<>();
        FaultyHttp failing = FaultyHttp.scripted(attempt -> {
            if (attempt.operation().equals("BatchWriteItem")) {
                whileSending.putAll(all());
                return Faults.refusing("AccessDeniedException");
            }
            return FaultyHttp.Fault.NONE;
        });

        Loads.failure(load(failing));

        assertThat(whileSending).isEqualTo(Map.of("rejects", OWNER, "checkpoint.lock", OWNER));
        assertThat(all()).isEqualTo(Map.of("rejects", OWNER, "checkpoint", OWNER));

        load(FaultyHttp.faultless()).run();
        assertThat(all()).as("gone on with").isEqualTo(Map.of("rejects", OWNER));
        assertThat(Files.readAllLines(folder.resolve("rejects"))).hasSize(1);
    }

    @Test
    void aNewExportHasWhatTheProcessGivesToFiles() throws IOException {
        movies.exportTo(folder.resolve("new.json")).run();

        assertThat(permissions(folder.resolve("new.json"))).isEqualTo(usual());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "rw-r-----", "rw-rw-rw-", "r--r--r--"})
    void anExportOverAFileKeepsItsPermissionsAndShowsNoMoreBefore(String permissions) throws IOException {
        Path file = file("old.jsonl", permissions);
        Map<String, String> whileReading = new TreeMap<>();
        FaultyHttp http = FaultyHttp.scripted(attempt -> {
            whileReading.putAll(all());
            return FaultyHttp.Fault.NONE;
        });
        movies.put(Movie.of(1985, "Ran"));

        Database.through(http, movies).exportTo(file).segments(1).run();

        assertThat(permissions(file)).isEqualTo(permissions);
        assertThat(file).content().contains("Ran");
        whileReading.remove("old.jsonl");
        assertThat(whileReading.values()).containsExactly(OWNER);
    }

    /** As on Windows: a zip file's file system has none of these permissions. */
    @Test
    void aFileSystemWithoutPermissionsServes() throws IOException {
        movies.put(Movie.of(1985, "Ran"));
        try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("a.zip"), Map.of("create", "true"))) {
            assertThat(zip.supportedFileAttributeViews()).doesNotContain("posix");
            Path inside = zip.getPath("/private");
            OwnersFile.create(inside);

            assertThat(inside).exists();
        }
    }
}
