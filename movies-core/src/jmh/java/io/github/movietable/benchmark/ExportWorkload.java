package io.github.movietable.benchmark;

import static io.github.movietable.benchmark.Workload.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.movietable.MovieTable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** Exports the whole table to a file of JSON Lines. */
final class ExportWorkload {
    private static final Pattern START = Pattern.compile("\"ExclusiveStartKey\".*\"page (\\d+)\"");
    private static final Pattern SEGMENT = Pattern.compile("\"Segment\":(\\d+)");
    private static final Pattern TOTAL = Pattern.compile("\"TotalSegments\":(\\d+)");
    private static final int PAGE_ITEMS = 1000;
    private static final JsonFactory JSON = new JsonFactory();

    private ExportWorkload() {}

    static Workload export() {
        List<Map<String, AttributeValue>> items = Sample.items();
        DynamoDbClient client = table(items).client();
        Enhanced enhanced = Enhanced.of(client);
        MovieTable movies = MovieTable.named(Sample.TABLE, client);
        Path file = temporary();
        return Workload.movies(
                        "export of the file's movies",
                        items.size(),
                        new Workload.Bound(1.05, 1.05, Workload.Bound.NONE),
                        false)
                .by(Way.LOW, () -> check(byHand(client, file) == items.size()))
                .by(Way.DOCUMENT, () -> check(documents(enhanced, file) == items.size()))
                .by(Way.OURS, () -> check(movies.exportTo(file).run().movies() == items.size()));
    }

    /**
     * A stub whose pages are distributed to segments in turns. Each response is made once, with the key after its page.
     */
    private static StubHttp table(List<Map<String, AttributeValue>> items) {
        Map<List<Integer>, StubHttp.Answer> pages = new ConcurrentHashMap<>();
        return new StubHttp(Duration.ZERO, body -> {
            String request = new String(body, StandardCharsets.UTF_8);
            int segments = found(TOTAL, request, 1);
            int page = found(START, request, found(SEGMENT, request, 0));
            return pages.computeIfAbsent(List.of(page, segments), key -> page(items, page, page + segments));
        });
    }

    private static int found(Pattern pattern, String request, int otherwise) {
        Matcher matcher = pattern.matcher(request);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : otherwise;
    }

    private static StubHttp.Answer page(List<Map<String, AttributeValue>> items, int number, int next) {
        int from = Math.min(number * PAGE_ITEMS, items.size());
        List<Map<String, AttributeValue>> page = items.subList(from, Math.min(from + PAGE_ITEMS, items.size()));
        Map<String, AttributeValue> last =
                Map.of("year", AttributeValue.fromN("1985"), "title", AttributeValue.fromS("page " + next));
        return StubHttp.Answer.of(next * PAGE_ITEMS < items.size() ? Answers.page(page, last) : Answers.page(page));
    }

    private static Path temporary() {
        try {
            Path file = Files.createTempFile("movies", ".jsonl");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long byHand(DynamoDbClient client, Path file) {
        long count = 0;
        try (JsonGenerator json = JSON.createGenerator(Files.newOutputStream(file))) {
            for (ScanResponse page : client.scanPaginator(scan -> scan.tableName(Sample.TABLE))) {
                for (Map<String, AttributeValue> item : page.items()) {
                    write(json, item);
                    json.writeRaw('\n');
                    count++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return count;
    }

    private static void write(JsonGenerator json, Map<String, AttributeValue> item) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
            json.writeFieldName(attribute.getKey());
            write(json, attribute.getValue());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, AttributeValue value) throws IOException {
        switch (value.type()) {
            case S -> json.writeString(value.s());
            case N -> json.writeNumber(value.n());
            case M -> write(json, value.m());
            case L -> {
                json.writeStartArray();
                for (AttributeValue element : value.l()) {
                    write(json, element);
                }
                json.writeEndArray();
            }
            default -> throw new IOException("no movie of the files has " + value.type());
        }
    }

    private static long documents(Enhanced enhanced, Path file) {
        long count = 0;
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (EnhancedDocument document : enhanced.documents().scan().items()) {
                lines.write(document.toJson());
                lines.newLine();
                count++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return count;
    }
}
