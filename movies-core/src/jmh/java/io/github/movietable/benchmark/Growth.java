package io.github.movietable.benchmark;

import static io.github.movietable.benchmark.Workload.check;

import io.github.movietable.MovieTable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Measures the cost of a movie in small and in large files and tables. */
final class Growth {
    private static final int SMALLEST = 1000;
    private static final int PAGE = 250;
    private static final int TURNS = 5;
    private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(120);
    private static final double FLAT = 1.1;

    private Growth() {}

    /** A number of movies, and the work that is done with them. */
    private record Work(int movies, boolean alone, Runnable run) {
        /** The cost of a movie, measured over as many runs as it takes to handle {@code all} movies. */
        Cost cost(int all) {
            return Cost.of(run, all / movies, alone, movies);
        }
    }

    static Trial trial(boolean full) throws IOException {
        Trial trial = Trial.of(
                "From few movies to many",
                "CPU time and bytes of all threads for each movie of a file that is loaded, and of the calling thread for each"
                        + " movie of a table that is scanned, with an instant stub. The code is compiled before, and the sizes"
                        + " take turns, in each of which they handle as many movies as the largest size has; the best of "
                        + TURNS
                        + " turns. The bound is 1.1 times the figure of the cheapest size.");
        List<Integer> sizes = full ? List.of(SMALLEST, 10_000, 100_000, 1_000_000) : List.of(SMALLEST, 10_000, 100_000);
        Path file = Files.createTempFile("movies", ".json");
        try {
            List<Work> loads = new ArrayList<>();
            for (int size : sizes) {
                loads.add(load(size, file.resolveSibling(file.getFileName() + "." + size)));
            }
            tell(trial, "load of", loads);
        } finally {
            for (int size : sizes) {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + "." + size));
            }
            Files.delete(file);
        }
        tell(trial, "scan of", sizes.stream().map(Growth::scan).toList());
        return trial;
    }

    private static void tell(Trial trial, String what, List<Work> works) {
        List<Work> smaller = works.subList(0, works.size() - 1);
        int second = smaller.get(smaller.size() - 1).movies();
        WarmUp.run(() -> smaller.forEach(work -> work.cost(second)), LONGEST_WARM_UP);
        int largest = works.get(works.size() - 1).movies();
        Map<Work, List<Cost>> all = new LinkedHashMap<>();
        for (int turn = 0; turn < TURNS; turn++) {
            works.forEach(
                    work -> all.computeIfAbsent(work, w -> new ArrayList<>()).add(work.cost(largest)));
        }
        Map<Work, Cost> costs = new LinkedHashMap<>();
        all.forEach((work, turns) -> costs.put(work, best(turns)));
        double cpu = least(costs.values(), Cost::cpu);
        double bytes = least(costs.values(), Cost::bytes);
        costs.forEach((work, cost) -> {
            String name = what + String.format(Locale.ROOT, " %,d movies", work.movies());
            trial.withAtMost(cpu / 1000 * FLAT, name + ", CPU a movie", cost.cpu() / 1000, "µs");
            trial.withAtMost(bytes / 1000 * FLAT, name + ", bytes a movie", cost.bytes() / 1000, "KB");
        });
    }

    private static Cost best(List<Cost> turns) {
        return new Cost(least(turns, Cost::cpu), least(turns, Cost::bytes), least(turns, Cost::wall));
    }

    private static double least(Collection<Cost> costs, ToDoubleFunction<Cost> figure) {
        return costs.stream().mapToDouble(figure).min().orElseThrow();
    }

    /** A file in the lab's form. */
    static void writeMovies(int count, Path file) throws IOException {
        try (BufferedWriter json = Files.newBufferedWriter(file)) {
            for (int i = 0; i < count; i++) {
                json.write(i == 0 ? "[" : ",\n");
                json.write(record(i));
            }
            json.write("]\n");
        }
    }

    private static Work load(int size, Path file) throws IOException {
        writeMovies(size, file);
        MovieTable movies = MovieTable.named(
                Sample.TABLE, LoadWorkloads.onDemand(Duration.ZERO).client());
        Executor caller = Runnable::run;
        return new Work(
                size,
                false,
                () -> check(movies.batchLoad(file)
                                .runningOn(caller)
                                .capacityLimit(1e9)
                                .run()
                                .written()
                        == size));
    }

    private static String record(int number) {
        return "{\"year\": " + (1900 + number % 120) + ", \"title\": \"Movie " + number
                + "\", \"info\": {\"rank\": " + number + ", \"rating\": " + number % 100 / 10.0
                + ", \"genres\": [\"Drama\", \"War\"], \"plot\": \"" + Sample.PLOT + "\"}}";
    }

    private static Work scan(int size) {
        List<Map<String, AttributeValue>> page =
                Stream.generate(Sample::item).limit(PAGE).toList();
        List<StubHttp.Answer> inTurns = List.of(
                StubHttp.Answer.of(Answers.page(page, Sample.key(1))),
                StubHttp.Answer.of(Answers.page(page, Sample.key(2))));
        StubHttp.Answer last = StubHttp.Answer.of(Answers.page(page));
        AtomicInteger pages = new AtomicInteger();
        DynamoDbClient client = new StubHttp(Duration.ZERO, request -> {
                    int number = pages.incrementAndGet() % (size / PAGE);
                    return number == 0 ? last : inTurns.get(number % 2);
                })
                .client();
        MovieTable movies = MovieTable.named(Sample.TABLE, client);
        return new Work(size, true, () -> {
            try (var all = movies.scan().withoutPrefetch().stream()) {
                check(all.mapToInt(movie -> movie.year() > 0 ? 1 : 0).sum() == size);
            }
        });
    }
}
