package io.github.movietable.benchmark;

import io.github.movietable.MovieTable;
import io.github.movietable.Page;
import io.github.movietable.model.Movie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** Measures the gain of reading ahead and of segments, on a table of 160 small pages, each of which takes 5 ms. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 20)
@Measurement(iterations = 5)
@Fork(1)
public class ReadBenchmark {
    private static final int PAGES = 160;
    private static final Duration LATENCY = Duration.ofMillis(5);
    private static final Pattern START = Pattern.compile("\"ExclusiveStartKey\".*?\"p(\\d+)\"");
    private static final Pattern TOTAL = Pattern.compile("\"TotalSegments\":(\\d+)");

    /** The table. */
    @State(Scope.Benchmark)
    public static class Table {
        DynamoDbClient client;
        MovieTable movies;

        /** Connects. */
        @Setup
        public void connect() {
            client = new StubHttp(LATENCY, Table::page).client();
            movies = MovieTable.named("Movies", client);
        }

        /** A page of one movie, and where the next one begins: each segment has its share of the pages. */
        private static StubHttp.Answer page(byte[] body) {
            String request = new String(body, StandardCharsets.UTF_8);
            Matcher start = START.matcher(request);
            Matcher total = TOTAL.matcher(request);
            int page = start.find() ? Integer.parseInt(start.group(1)) : 1;
            int pages = total.find() ? PAGES / Integer.parseInt(total.group(1)) : PAGES;
            String next = page < pages
                    ? ",\"LastEvaluatedKey\":{\"year\":{\"N\":\"1985\"},\"title\":{\"S\":\"p" + (page + 1) + "\"}}"
                    : "";
            return StubHttp.Answer.of("{\"Items\":[{\"year\":{\"N\":\"1985\"},\"title\":{\"S\":\"Ran\"}}],"
                    + "\"Count\":1,\"ScannedCount\":1" + next + "}");
        }

        /** Disconnects. */
        @TearDown
        public void close() {
            client.close();
        }
    }

    /** How many segments are read at once. */
    @State(Scope.Benchmark)
    public static class Segments {
        @Param({"1", "2", "4", "8", "16"})
        int segments;
    }

    /** Stands for a program's work on a page, which here takes as long as fetching the page. */
    private static void look() {
        StubHttp.pause(LATENCY);
    }

    private static void check(int pages) {
        if (pages != PAGES) {
            throw new IllegalStateException(pages + " of " + PAGES + " pages came");
        }
    }

    /** The SDK's own paginator; the program works on each page for as long as fetching it takes. */
    @Benchmark
    public void lookSdkPaginator(Table table) {
        int pages = 0;
        for (ScanResponse page : table.client.scanPaginator(scan -> scan.tableName("Movies"))) {
            pages += page.count();
            look();
        }
        check(pages);
    }

    /** This library, one page after the other. */
    @Benchmark
    public void lookWithoutPrefetch(Table table) {
        look(table.movies.scan().withoutPrefetch().pages());
    }

    /** This library with its defaults. */
    @Benchmark
    public void lookWithPrefetch(Table table) {
        look(table.movies.scan().pages());
    }

    private static void look(Iterable<Page<Movie>> read) {
        int pages = 0;
        for (Page<Movie> page : read) {
            pages += page.items().size();
            look();
        }
        check(pages);
    }

    /** The SDK's own paginator; nothing is done with the pages. */
    @Benchmark
    public void scanSdkPaginator(Table table) {
        int pages = 0;
        for (ScanResponse page : table.client.scanPaginator(scan -> scan.tableName("Movies"))) {
            pages += page.count();
        }
        check(pages);
    }

    /** This library in segments; nothing is done with the pages. */
    @Benchmark
    public void scanSegments(Table table, Segments of) {
        int pages = 0;
        for (Page<Movie> page : table.movies.scan().segments(of.segments).pages()) {
            pages += page.items().size();
        }
        check(pages);
    }
}
