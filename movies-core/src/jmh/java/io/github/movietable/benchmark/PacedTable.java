package io.github.movietable.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.movietable.MovieTable;
import io.github.movietable.load.LoadReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A table with a fixed number of write units a second. Like DynamoDB, it accepts each put that finds some units left,
 * returns the others of the batch as unprocessed, and throttles a call if no units are left at its start. DynamoDB
 * saves the unused units of five minutes; this table saves those of a tenth of a second, as if the savings had been
 * used up, so that each batch that comes too early is throttled.
 */
final class PacedTable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LATENCY = Duration.ofMillis(10);
    private static final int BATCH = 25;
    private static final double SAVED_SECONDS = 0.1;
    private static final String THROTTLED = "ProvisionedThroughputExceededException";

    private final double rate;
    private final StubHttp.Answer described;
    private double balance;
    private long filled = System.nanoTime();

    private PacedTable(double rate, StubHttp.Answer described) {
        this.rate = rate;
        this.described = described;
    }

    static Trial trial(boolean full) throws IOException {
        int seconds = full ? 30 : 12;
        Trial trial = Trial.of(
                "Use of what a table has",
                "Loads of movies of one write unit, " + seconds + " seconds long, into a stub that answers after "
                        + LATENCY.toMillis()
                        + " ms and has this many units a second; it saves the unused units of a tenth of a second. The rate is"
                        + " known if the load is allowed to describe the table.");
        LoadReport known = load(1000, 1000 * seconds, true);
        trial.withAtLeast(98, "1,000 units a second, known: used", use(known, 1000), "%");
        trial.withAtMost(1.04, "1,000 units a second, known: calls for each full batch", callsABatch(known), "");
        LoadReport unknown = load(1000, 1000 * seconds, false);
        trial.withAtLeast(98, "1,000 units a second, unknown: used", use(unknown, 1000), "%");
        trial.withAtMost(
                9,
                "1,000 units a second, unknown: calls that were throttled",
                100.0 * unknown.throttledCalls() / unknown.calls(),
                "%");
        LoadReport large = load(40_000, 40_000 * seconds / 2, true);
        return trial.withAtLeast(95, "40,000 units a second, known: used", use(large, 40_000), "%");
    }

    private static double use(LoadReport report, double rate) {
        return 100 * report.units().write() / (rate * report.elapsed().toNanos() / 1e9);
    }

    private static double callsABatch(LoadReport report) {
        return report.calls() / Math.ceil((double) report.written() / BATCH);
    }

    private static LoadReport load(int rate, int movies, boolean isKnown) throws IOException {
        PacedTable table = new PacedTable(
                rate,
                isKnown
                        ? StubHttp.Answer.of("{\"Table\":{\"TableName\":\"Movies\",\"TableStatus\":\"ACTIVE\","
                                + "\"ProvisionedThroughput\":{\"ReadCapacityUnits\":" + rate
                                + ",\"WriteCapacityUnits\":" + rate + "}}}")
                        : StubHttp.Answer.refusal("AccessDeniedException"));
        Path file = Files.createTempFile("movies", ".json");
        try {
            Growth.writeMovies(movies, file);
            return MovieTable.named(Sample.TABLE, new StubHttp(LATENCY, table::answer).client())
                    .batchLoad(file)
                    .run();
        } finally {
            Files.delete(file);
        }
    }

    private StubHttp.Answer answer(byte[] body) {
        JsonNode request = json(body);
        if (!request.has("RequestItems")) {
            return described;
        }
        JsonNode puts = request.path("RequestItems").path(Sample.TABLE);
        int taken = take(puts.size());
        return taken == 0 ? StubHttp.Answer.refusal(THROTTLED) : taken(puts, taken);
    }

    private static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * How many of this many puts are accepted: like DynamoDB, the table accepts each put that finds some units left.
     */
    private synchronized int take(int puts) {
        long now = System.nanoTime();
        balance = Math.min(rate * SAVED_SECONDS, balance + rate * (now - filled) / 1e9);
        filled = now;
        int taken = (int) Math.max(0, Math.min(puts, Math.ceil(balance)));
        balance -= taken;
        return taken;
    }

    private static StubHttp.Answer taken(JsonNode puts, int taken) {
        ObjectNode answer = JSON.createObjectNode();
        ObjectNode unprocessed = answer.putObject("UnprocessedItems");
        if (taken < puts.size()) {
            ArrayNode left = unprocessed.putArray(Sample.TABLE);
            for (int i = taken; i < puts.size(); i++) {
                left.add(puts.get(i));
            }
        }
        answer.putArray("ConsumedCapacity")
                .addObject()
                .put("TableName", Sample.TABLE)
                .put("CapacityUnits", taken);
        return StubHttp.Answer.of(answer.toString());
    }
}
