package io.github.movietable.benchmark;

import static io.github.movietable.benchmark.Workload.check;

import io.github.movietable.MovieTable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a movie costs in small files and tables and in large ones. */
final class Growth {
    private static final int SMALLEST = 1000;
    private static final int PAGE = 250;
    private static final int RUNS_OF_SMALLEST = 100;
    private static final double FLAT = 1.1;

    private Growth() {}

    /** So many movies, and what is done with them. */
    private record Work(int movies, boolean alone, Runnable run) {
        Cost cost(int times) {
            return Cost.of(run, times, alone, movies);
        }
    }

    static Trial trial(boolean full) throws IOException {
        Trial trial = Trial.of(
                "From few movies to many",
                "CPU time and bytes of all threads for each movie of a file that is loaded, and of the calling thread for each"
                        + " movie of a table that is scanned, with an instant stub. The best of 3 turns.");
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
        Work smallest = works.get(0);
        smallest.cost(RUNS_OF_SMALLEST);
        smallest.cost(RUNS_OF_SMALLEST);
        Cost first = best(smallest);
        for (Work work : works) {
            Cost cost = work == smallest ? first : best(work);
            String name = what + String.format(Locale.ROOT, " %,d movies", work.movies());
            trial.withAtMost(first.cpu() / 1000 * FLAT, name + ", CPU a movie", cost.cpu() / 1000, "µs");
            trial.withAtMost(first.bytes() / 1000 * FLAT, name + ", bytes a movie", cost.bytes() / 1000, "KB");
        }
    }

    private static Cost best(Work work) {
        int times = Math.max(1, RUNS_OF_SMALLEST * SMALLEST / work.movies());
        List<Cost> costs = Stream.generate(() -> work.cost(times)).limit(3).toList();
        return new Cost(least(costs, Cost::cpu), least(costs, Cost::bytes), least(costs, Cost::wall));
    }

    private static double least(List<Cost> costs, ToDoubleFunction<Cost> figure) {
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
                Sample.TABLE, StubHttp.always("{\"UnprocessedItems\":{}}").client());
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
