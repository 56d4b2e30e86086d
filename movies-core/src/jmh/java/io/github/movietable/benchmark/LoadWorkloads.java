package io.github.movietable.benchmark;

import static io.github.movietable.benchmark.Workload.check;

import io.github.movietable.MovieTable;
import io.github.movietable.testing.Data;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Loads a file of movies into an on-demand table, from its bytes to the last response. */
final class LoadWorkloads {
    private static final Pattern PUT = Pattern.compile("\"PutRequest\"");
    private static final double OUT_OF_REACH = 1e9;

    private LoadWorkloads() {}

    static Workload oneThread() {
        Load load = new Load(Duration.ZERO);
        Executor caller = Runnable::run;
        return load.verified(load.workload(
                        "load of the file, sent by the calling thread",
                        new Workload.Bound(1.25, 0.95, Workload.Bound.NONE))
                .by(Way.LOW, () -> check(HandLoader.load(load.file, load.client, caller) == load.count))
                .by(Way.BEAN, () -> check(EnhancedLoader.loadBeans(load.file, load.enhanced) == load.count))
                .by(Way.DOCUMENT, () -> check(EnhancedLoader.loadDocuments(load.file, load.enhanced) == load.count))
                .by(
                        Way.OURS,
                        () -> check(load.movies
                                        .batchLoad(load.file)
                                        .runningOn(caller)
                                        .capacityLimit(OUT_OF_REACH)
                                        .run()
                                        .written()
                                == load.count)));
    }

    static Workload asItComes() {
        return threaded("load of the file as it comes", Duration.ZERO, 8, new Workload.Bound(1.25, 1.25, 1.2));
    }

    static Workload tenMillis() {
        return threaded(
                "load of the file, 10 ms a call",
                Duration.ofMillis(10),
                40,
                new Workload.Bound(Workload.Bound.NONE, Workload.Bound.NONE, 1.3));
    }

    private static Workload threaded(String name, Duration latency, int threads, Workload.Bound bound) {
        Load load = new Load(latency);
        Executor pool = Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work, "by hand");
            thread.setDaemon(true);
            return thread;
        });
        return load.verified(load.workload(name, bound)
                .by(Way.LOW, () -> check(HandLoader.load(load.file, load.client, pool) == load.count))
                .by(Way.OURS, () -> check(load.movies.batchLoad(load.file).run().written() == load.count)));
    }

    /** A stub of an on-demand table, which accepts every batch and responds to DescribeTable. */
    static StubHttp onDemand(Duration latency) {
        StubHttp.Answer taken = StubHttp.Answer.of("{\"UnprocessedItems\":{}}");
        StubHttp.Answer described =
                StubHttp.Answer.of("{\"Table\":{\"TableName\":\"Movies\",\"TableStatus\":\"ACTIVE\","
                        + "\"BillingModeSummary\":{\"BillingMode\":\"PAY_PER_REQUEST\"},"
                        + "\"ProvisionedThroughput\":{\"ReadCapacityUnits\":0,\"WriteCapacityUnits\":0}}}");
        return new StubHttp(latency, request -> isBatch(request) ? taken : described);
    }

    /** Tells a batch from a DescribeTable request, which is shorter than any batch. */
    private static boolean isBatch(byte[] request) {
        return request.length > "{\"RequestItems\":{}}".length() + Sample.TABLE.length() + 20;
    }

    /** One file and one table. */
    private static final class Load {
        final Path file = Sample.file();
        final int count = Data.json(file).size();
        final StubHttp stub;
        final DynamoDbClient client;
        final Enhanced enhanced;
        final MovieTable movies;

        Load(Duration latency) {
            stub = onDemand(latency);
            client = stub.client();
            enhanced = Enhanced.of(client);
            movies = MovieTable.named(Sample.TABLE, client);
        }

        Workload workload(String name, Workload.Bound bound) {
            // the file is read by a thread of the library's own, so all threads count
            return Workload.movies(name, count, bound, false);
        }

        /** Each way sends every movie once. */
        Workload verified(Workload workload) {
            workload.ways()
                    .values()
                    .forEach(way -> check(stub.requestsOf(way).stream()
                                    .map(PUT::matcher)
                                    .flatMap(Matcher::results)
                                    .count()
                            == count));
            return workload;
        }
    }
}
