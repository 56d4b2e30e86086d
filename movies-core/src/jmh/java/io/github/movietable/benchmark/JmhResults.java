package io.github.movietable.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;

/** The results of JMH, kept in a file in JMH's own format, without the path of the JDK. */
final class JmhResults {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JmhResults() {}

    /** Puts new figures in the place of the old ones of the same benchmarks. */
    static void add(Collection<RunResult> results, Path file) throws IOException {
        Map<String, JsonNode> runs = new TreeMap<>();
        if (Files.exists(file)) {
            put(runs, file);
        }
        Path told = Files.createTempFile("jmh", ".json");
        ResultFormatFactory.getInstance(ResultFormatType.JSON, told.toString()).writeOut(results);
        put(runs, told);
        Files.delete(told);
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(runs.values()) + "\n");
    }

    private static void put(Map<String, JsonNode> runs, Path file) throws IOException {
        for (JsonNode run : JSON.readTree(file.toFile())) {
            ((ObjectNode) run).remove(List.of("jvm", "jvmArgs"));
            runs.put(run.path("benchmark").asText() + " " + run.path("params"), run);
        }
    }
}
