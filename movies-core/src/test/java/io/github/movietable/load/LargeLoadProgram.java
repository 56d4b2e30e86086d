package io.github.movietable.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.movietable.MovieTable;
import io.github.movietable.local.ScriptedWire;
import io.github.movietable.testing.FaultyHttp.Reply;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.util.Enumeration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Loads a number of generated megabytes, and prints how much memory that takes. */
@SuppressWarnings("JdkObsolete") // SequenceInputStream takes an Enumeration
final class LargeLoadProgram {
    static final int LOOKS = 20;

    /** Slower than the source, so that as many movies wait in memory as the load allows. */
    private static final int UNITS_A_SECOND = 8000;

    private static final int MEGABYTE = 1 << 20;
    private static final String PLOT = "It is a long story, and somebody has to tell it. ".repeat(80);

    private static final Pattern PUT = Pattern.compile("\"PutRequest\"");

    private final AtomicLong puts = new AtomicLong();
    private final long bytes;
    private long given;
    private long looked;
    private int records;

    private LargeLoadProgram(long bytes) {
        this.bytes = bytes;
    }

    public static void main(String... args) {
        new LargeLoadProgram(Long.parseLong(args[0]) * MEGABYTE).load();
    }

    private void load() {
        try (DynamoDbClient client = client()) {
            LoadReport report = MovieTable.named("Movies", client)
                    .batchLoad(source())
                    .capacityLimit(UNITS_A_SECOND)
                    .onProgress(progress -> look())
                    .run();
            System.out.println("report: " + report);
            System.out.println("taken: " + puts + " of " + records + " records");
        }
    }

    /** A client that counts every put and stores nothing, so that only the load's memory is measured. */
    private DynamoDbClient client() {
        return DynamoDbClient.builder()
                .httpClient(ScriptedWire.blocking((operation, body, wire) ->
                        operation.equals("BatchWriteItem") ? taken(body) : Reply.error(400, "AccessDeniedException")))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .build();
    }

    private Reply taken(String body) {
        long count = PUT.matcher(body).results().count();
        puts.addAndGet(count);
        return new Reply(
                200,
                "{\"UnprocessedItems\":{},\"ConsumedCapacity\":[{\"TableName\":\"Movies\",\"CapacityUnits\":" + count
                        + "}]}");
    }

    /** Measures the memory in use after a garbage collection. */
    private void look() {
        if (given - looked >= bytes / LOOKS) {
            looked = given;
            System.gc();
            System.out.println(
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024);
        }
    }

    /** Generates one record at a time, when it is read. */
    private InputStream source() {
        return new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return given < bytes;
            }

            @Override
            public InputStream nextElement() {
                byte[] line = record().getBytes(UTF_8);
                given += line.length;
                return new ByteArrayInputStream(line);
            }
        });
    }

    /** Sorted by year, 100 bytes to 4 KB, with many small values in it. */
    private String record() {
        int n = records++;
        return "{\"year\": " + (1900 + given * 120 / bytes) + ", \"title\": \"Movie " + n
                + "\", \"info\": {\"rank\": " + n + ", \"rating\": " + n % 100 / 10.0
                + ", \"genres\": [\"Drama\", \"War\"], \"actors\": [\"A\", \"B " + n + "\"], \"plot\": \""
                + PLOT.substring(0, n * 31 % PLOT.length()) + "\"}}\n";
    }
}
