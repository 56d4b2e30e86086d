package io.github.movietable.benchmark;

import static io.github.movietable.benchmark.Workload.check;

import io.github.movietable.MovieTable;
import io.github.movietable.local.LocalDynamoDb;
import io.github.movietable.model.Meter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The lab from its first step to its last on DynamoDB Local: as the lab does it, and with the library. */
final class WholeLab {
    static final String SCAN_UNITS = "units to read the films of ten years: the lab's scan";
    static final String YEARS_UNITS = "units to read the films of ten years: inYears";
    private static final int TEN_YEARS_FROM = 1950;
    private static final int TEN_YEARS_TO = 1959;

    private final Path file = Sample.file();
    private final int count = Sample.items().size();
    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();

    private WholeLab() {}

    /** The lab's steps in one way; the table exists from {@code create} to the end of {@code others}. */
    interface Steps {
        void create();

        /** How many movies were written. */
        long load(Path file);

        /** All other steps: how many movies its three reads found. */
        List<Integer> others();
    }

    static Trial trial(boolean full) {
        try (LocalDynamoDb local = LocalDynamoDb.inMemory()) {
            return new WholeLab().measured(local.client(), full ? 6 : 2);
        }
    }

    private Trial measured(DynamoDbClient client, int rounds) {
        round(client);
        // the round before only warmed up
        seconds.clear();
        for (int i = 0; i < rounds; i++) {
            round(client);
        }
        Trial trial = Trial.of(
                "The whole lab on DynamoDB Local",
                "The lab's table of 10 read and 10 write units, its " + count
                        + " movies, and all its steps. The lab's way"
                        + " is the plain SDK, with one put at a time and a scan with a filter. DynamoDB Local throttles"
                        + " nothing and runs in the same process, so the times are mostly its own: it measures itself here,"
                        + " and nothing can be concluded about the service. Units are as it counts them. Times are the"
                        + " median of " + rounds + " rounds.");
        seconds.forEach((what, times) -> trial.with(what, Trial.median(times), "s"));
        trial.withAtMost(
                1.3,
                "load, this library / batches by hand",
                median("load, this library") / median("load, batches of 25 by hand, one after the other"),
                "");
        return withUnits(trial, client);
    }

    private double median(String what) {
        return Trial.median(seconds.getOrDefault(what, List.of()));
    }

    private void round(DynamoDbClient client) {
        List<Integer> found = run("the lab's way", new LabBySdk(client));
        check(found.equals(run("this library", new LabByLibrary(client))));
        Steps batches = new LabBySdk(client);
        batches.create();
        timed("load, batches of 25 by hand, one after the other", () -> HandLoader.load(file, client, Runnable::run));
        check(found.equals(batches.others()));
    }

    private List<Integer> run(String way, Steps steps) {
        steps.create();
        check(timed("load, " + way, () -> steps.load(file)) == count);
        return timed("all other steps, " + way, steps::others);
    }

    private <T> T timed(String what, Supplier<T> work) {
        long begun = System.nanoTime();
        T done = work.get();
        seconds.computeIfAbsent(what, w -> new ArrayList<>()).add((System.nanoTime() - begun) / 1e9);
        return done;
    }

    private Trial withUnits(Trial trial, DynamoDbClient client) {
        Steps steps = new LabByLibrary(client);
        steps.create();
        check(steps.load(file) == count);
        Meter scan = new Meter();
        Meter years = new Meter();
        MovieTable movies = MovieTable.named(Sample.TABLE, client);
        check(movies.meteredBy(scan).scan().years(TEN_YEARS_FROM, TEN_YEARS_TO).count()
                == movies.meteredBy(years).inYears(TEN_YEARS_FROM, TEN_YEARS_TO).count());
        movies.drop();
        return trial.with(SCAN_UNITS, scan.total().read(), "units")
                .with(YEARS_UNITS, years.total().read(), "units");
    }
}
