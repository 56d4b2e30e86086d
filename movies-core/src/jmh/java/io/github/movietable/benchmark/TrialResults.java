package io.github.movietable.benchmark;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The results of the trials, kept in a file. */
final class TrialResults {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final Map<String, Trial> trials;

    private TrialResults(Path file, Map<String, Trial> trials) {
        this.file = file;
        this.trials = trials;
    }

    /** The results in a file, which need not exist. */
    static TrialResults in(Path file) throws IOException {
        Map<String, Trial> trials = Files.exists(file)
                ? JSON.readValue(file.toFile(), new TypeReference<LinkedHashMap<String, Trial>>() {})
                : new LinkedHashMap<>();
        return new TrialResults(file, trials);
    }

    /** Adds the results that another process has written to a file. */
    Trial add(String name, Path told) throws IOException {
        Trial trial = JSON.readValue(told.toFile(), Trial.class);
        trials.put(name, trial);
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(trials) + "\n");
        return trial;
    }

    static void write(Trial trial, Path told) throws IOException {
        Files.writeString(told, JSON.writeValueAsString(trial));
    }

    /** The results in the order in which the trials are run. */
    List<Trial> all() {
        return Trials.names().stream().map(trials::get).filter(Objects::nonNull).toList();
    }
}
