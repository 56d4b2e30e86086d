package io.github.movietable.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The results of the workloads that ran side by side: every round of every process, kept in a file. */
final class Results {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ObjectNode root;

    private Results(ObjectNode root) {
        this.root = root;
    }

    static Results none() {
        ObjectNode root = JSON.createObjectNode();
        root.put("java", Runtime.version().toString());
        root.put("machine", System.getProperty("movies.machine", ""));
        root.put("processors", Runtime.getRuntime().availableProcessors());
        root.put("system", System.getProperty("os.name") + ", " + System.getProperty("os.arch"));
        root.put("file", Sample.items().size() + " movies");
        root.putObject("workloads");
        return new Results(root);
    }

    static Results read(Path file) throws IOException {
        return new Results((ObjectNode) JSON.readTree(file.toFile()));
    }

    /** One workload a line, so that another run is a small change. */
    void write(Path file) throws IOException {
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
    }

    String environment() {
        String machine = root.path("machine").asText();
        return root.path("processors").asText() + " processors" + (machine.isEmpty() ? "" : " of " + machine) + ", "
                + root.path("system").asText() + ", Java "
                + root.path("java").asText() + "; the file has "
                + root.path("file").asText();
    }

    /** The rounds that a process measured, as a line of text. Another process reads it from a file. */
    static String line(Map<Way, List<Cost>> costs) throws JsonProcessingException {
        ObjectNode ways = JSON.createObjectNode();
        costs.forEach((way, rounds) -> {
            ArrayNode list = ways.putArray(way.name());
            rounds.forEach(cost -> list.addArray()
                    .add(Math.round(cost.cpu()))
                    .add(Math.round(cost.bytes()))
                    .add(Math.round(cost.wall())));
        });
        return JSON.writeValueAsString(ways);
    }

    /** Adds the results of one more process. */
    void add(String name, Workload workload, String line) throws JsonProcessingException {
        ObjectNode node = workloads().withObject("/" + name);
        node.put("name", workload.name()).put("per", workload.per()).put("rounds", "[CPU ns, bytes, wall ns]");
        ObjectNode bound = node.putObject("bound");
        putBound(bound, "cpu", workload.bound().cpu());
        putBound(bound, "bytes", workload.bound().bytes());
        putBound(bound, "wall", workload.bound().wall());
        node.withArray("processes").add(JSON.readTree(line));
    }

    private static void putBound(ObjectNode node, String name, double bound) {
        if (Double.isFinite(bound)) {
            node.put(name, bound);
        }
    }

    private ObjectNode workloads() {
        return root.withObject("/workloads");
    }

    /** Removes the results of an earlier run. */
    void forget(String name) {
        workloads().remove(name);
    }

    /** The rows in the order of the workloads, whichever of them were measured again. */
    List<Row> rows() {
        return Workloads.names().stream()
                .filter(workloads()::has)
                .map(this::row)
                .toList();
    }

    Row row(String name) {
        return row(name, (ObjectNode) workloads().path(name));
    }

    private static Row row(String key, ObjectNode node) {
        Map<Way, Cost> costs = new EnumMap<>(Way.class);
        Map<Way, Cost> factors = new EnumMap<>(Way.class);
        for (Way way : Way.values()) {
            List<Cost> processes = new ArrayList<>();
            List<Cost> compared = new ArrayList<>();
            node.path("processes").forEach(process -> {
                if (process.has(way.name())) {
                    List<Cost> rounds = rounds(process, way);
                    processes.add(quartile(rounds));
                    compared.add(median(factors(rounds, rounds(process, Way.LOW))));
                }
            });
            if (!processes.isEmpty()) {
                costs.put(way, median(processes));
                factors.put(way, median(compared));
            }
        }
        return new Row(
                key,
                node.path("name").asText(),
                node.path("per").asText(),
                new Workload.Bound(bound(node, "cpu"), bound(node, "bytes"), bound(node, "wall")),
                costs,
                factors);
    }

    private static List<Cost> rounds(JsonNode process, Way way) {
        List<Cost> rounds = new ArrayList<>();
        process.path(way.name())
                .forEach(round -> rounds.add(new Cost(
                        round.path(0).asDouble(),
                        round.path(1).asDouble(),
                        round.path(2).asDouble())));
        return rounds;
    }

    /** The factors round by round, because the machine's speed differs between rounds. */
    private static List<Cost> factors(List<Cost> rounds, List<Cost> low) {
        List<Cost> factors = new ArrayList<>();
        for (int i = 0; i < rounds.size(); i++) {
            Cost one = rounds.get(i);
            Cost other = low.get(i);
            factors.add(new Cost(one.cpu() / other.cpu(), one.bytes() / other.bytes(), one.wall() / other.wall()));
        }
        return factors;
    }

    private static double bound(ObjectNode node, String name) {
        return node.path("bound").path(name).asDouble(Workload.Bound.NONE);
    }

    /** The lower quartile, because other programs and the compiler only ever add to a cost. */
    private static Cost quartile(List<Cost> rounds) {
        return at(rounds, rounds.size() / 4);
    }

    private static Cost median(List<Cost> processes) {
        return at(processes, processes.size() / 2);
    }

    private static Cost at(List<Cost> costs, int index) {
        return new Cost(at(costs, index, Cost::cpu), at(costs, index, Cost::bytes), at(costs, index, Cost::wall));
    }

    private static double at(List<Cost> costs, int index, ToDoubleFunction<Cost> figure) {
        return costs.stream().mapToDouble(figure).sorted().toArray()[index];
    }

    /** A workload's figures. */
    record Row(
            String key, String name, String per, Workload.Bound bound, Map<Way, Cost> costs, Map<Way, Cost> factors) {
        Optional<Cost> of(Way way) {
            @Nullable Cost cost = costs.get(way);
            return Optional.ofNullable(cost);
        }

        /** A figure as a multiple of the SDK's by hand. */
        OptionalDouble ratio(Way way, ToDoubleFunction<Cost> figure) {
            @Nullable Cost factor = factors.get(way);
            return factor == null ? OptionalDouble.empty() : OptionalDouble.of(figure.applyAsDouble(factor));
        }
    }
}
