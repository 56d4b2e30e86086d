package io.github.movietable.load;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.movietable.internal.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An export to S3 as DynamoDB writes it: a folder with two manifests, which name the data files and say how many items
 * they have. A full export has its data files in the folder, an incremental one beside it.
 */
final class S3Export {
    private static final ObjectMapper JSON = new ObjectMapper(JsonText.JSON);
    private static final String SUMMARY = "manifest-summary.json";
    private static final String FILES = "manifest-files.json";
    private static final Set<String> MANIFESTS = Set.of(SUMMARY, FILES);

    private final Path folder;
    private final String table;
    private final List<SourceFile> files;

    private S3Export(Path folder, String table, List<SourceFile> files) {
        this.folder = folder;
        this.table = table;
        this.files = files;
    }

    static boolean isManifest(Path file) {
        return MANIFESTS.contains(file.getFileName().toString());
    }

    /**
     * Reads the manifests.
     *
     * @param folder the folder with the manifests
     * @param root the folder that is loaded; messages name files by their path within it
     */
    static S3Export of(Path folder, Path root) throws IOException {
        JsonNode summary =
                Files.exists(folder.resolve(SUMMARY)) ? summary(folder.resolve(SUMMARY)) : JSON.createObjectNode();
        if (!Files.exists(folder.resolve(FILES))) {
            throw new IOException("the export in " + folder + " has no " + FILES + ", which names its files of data");
        }
        String format = summary.path("outputFormat").asText("DYNAMODB_JSON");
        if (!format.equals("DYNAMODB_JSON")) {
            throw new IOException("the export in " + folder + " is written as " + format
                    + ", but only DYNAMODB_JSON can be loaded: export in that format");
        }
        List<SourceFile> files = files(folder, root);
        checkCount(folder, summary, files);
        return new S3Export(folder, summary.path("tableArn").asText(""), files);
    }

    private static JsonNode summary(Path file) throws IOException {
        try {
            return JSON.readTree(file.toFile());
        } catch (JacksonException e) {
            throw damaged(file, e);
        }
    }

    private static IOException damaged(Path file, Exception e) {
        return new IOException("the manifest " + file + " is damaged: it is not the JSON that DynamoDB writes", e);
    }

    private static void checkCount(Path folder, JsonNode summary, List<SourceFile> files) throws IOException {
        long counted =
                files.stream().mapToLong(file -> Math.max(0, file.items())).sum();
        JsonNode expected = summary.path("itemCount");
        if (expected.isNumber() && expected.asLong() != counted) {
            throw new IOException("the manifests of the export in " + folder + " differ: " + SUMMARY + " counts "
                    + expected.asLong() + " items, and the files in " + FILES + " have " + counted);
        }
    }

    private static List<SourceFile> files(Path folder, Path root) throws IOException {
        List<SourceFile> files = new ArrayList<>();
        Path manifest = folder.resolve(FILES);
        try (MappingIterator<JsonNode> lines = JSON.readerFor(JsonNode.class).readValues(manifest.toFile())) {
            while (lines.hasNextValue()) {
                JsonNode line = lines.nextValue();
                String key = line.path("dataFileS3Key").asText("");
                Path file = find(folder, key);
                if (file == null) {
                    throw new IOException("the export in " + folder + " lacks the file of data " + key + ", which its "
                            + FILES + " names: fetch it, and load again");
                }
                files.add(new SourceFile(
                        file, Folder.nameOf(root, file), line.path("itemCount").asLong(-1)));
            }
        } catch (JacksonException e) {
            throw damaged(manifest, e);
        }
        return files;
    }

    /**
     * Finds the local copy of a file by its S3 key, a path in the bucket: the longest end of that path that exists
     * here.
     */
    private static @Nullable Path find(Path folder, String key) {
        List<String> names = List.of(key.split("/"));
        int outside = 0;
        for (Path base = folder; base != null && outside < names.size(); base = base.getParent()) {
            for (int from = 0; from < names.size() - outside; from++) {
                String way = String.join("/", names.subList(from, names.size()));
                Path file = base.resolve(way);
                if (!names.contains("..") && Files.isRegularFile(file)) {
                    return file;
                }
                // the file may have been unpacked since the export
                Path plain = base.resolve(way.replaceFirst("\\.gz$", ""));
                if (!names.contains("..") && Files.isRegularFile(plain)) {
                    return plain;
                }
            }
            outside++;
        }
        return null;
    }

    /** Refuses exports of several tables, which a bucket may have and a load must not mix. */
    static void checkOneTable(List<S3Export> exports) throws IOException {
        Set<String> tables = new TreeSet<>();
        exports.forEach(export -> tables.add(export.table));
        if (tables.size() > 1) {
            throw new IOException("the folder has exports of several tables (" + String.join(", ", tables)
                    + "): name the folder of one export");
        }
    }

    List<SourceFile> files() {
        return files;
    }

    boolean hasRead(Path file) {
        boolean isOwn = folder.equals(file.getParent());
        String named = file.getFileName().toString();
        boolean isBeside = isManifest(file) || named.endsWith(".checksum") || named.equals("_started");
        return (isOwn && isBeside)
                || files.stream().anyMatch(data -> data.path().equals(file));
    }

    /** Whether a file is in the export's folder, or in one with its data files: they belong to the export alone. */
    boolean owns(Path file) {
        return file.startsWith(folder)
                || files.stream().anyMatch(data -> Objects.equals(data.path().getParent(), file.getParent()));
    }
}
