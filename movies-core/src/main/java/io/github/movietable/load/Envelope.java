package io.github.movietable.load;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.movietable.internal.json.JsonErrors;
import io.github.movietable.internal.json.JsonText;
import io.github.movietable.internal.json.TypedItem;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The JSON objects around an item: none, those that DynamoDB's tools write, or those of a line in a file of rejects.
 *
 * @param path the member names that lead from the record to the item; empty if the record is the item
 * @param isDeletion whether the item is the key of a movie to delete
 * @param isChange whether records of this kind can also be deletions
 * @param isTyped whether values are written with DynamoDB's types, such as {@code {"N": "2013"}}
 */
record Envelope(List<String> path, boolean isDeletion, boolean isChange, boolean isTyped) {
    private static final Envelope NONE = new Envelope(List.of(), false, false, false);
    private static final Envelope NONE_BUT_TYPES = new Envelope(List.of(), false, false, true);
    private static final String MOVIE = "movie";
    private static final Set<String> REJECT = Set.of("rejected", MOVIE);
    private static final Set<String> BESIDE_ITEM =
            Set.of("Item", "ConsumedCapacity", "ItemCollectionMetrics", "ResponseMetadata", "$metadata", "TableName");
    private static final Set<String> CHANGE = Set.of("Keys", "NewImage", "OldImage", "Metadata");
    private static final Set<String> OF_MANIFEST = Set.of("dataFileS3Key", "manifestFilesS3Key", "exportArn");

    static Envelope of(Map<String, AttributeValue> record, @Nullable LoadFormat format) throws IOException {
        if (record.keySet().equals(REJECT)) {
            return of(mapIn(record, MOVIE), null).within(MOVIE);
        }
        if (record.isEmpty() || format == LoadFormat.JSON_ARRAY || format == LoadFormat.JSON_LINES) {
            return NONE;
        }
        if (isManifest(record)) {
            throw new JsonErrors.Shape("it is the manifest of an export to S3: load the folder that it is in");
        }
        return wrapped(record, format == LoadFormat.DYNAMODB_JSON);
    }

    private static boolean isManifest(Map<String, AttributeValue> map) {
        boolean isSummary = map.containsKey("itemCount") && map.containsKey("outputFormat");
        return !map.containsKey("year") && (isSummary || map.keySet().stream().anyMatch(OF_MANIFEST::contains));
    }

    private static Envelope wrapped(Map<String, AttributeValue> map, boolean isTyped) {
        if (hasMap(map, "Item") && BESIDE_ITEM.containsAll(map.keySet())) {
            return at(map, false, false, isTyped, "Item");
        }
        if (map.size() == 1 && hasMap(map, "PutRequest")) {
            return at(map, false, true, isTyped, "PutRequest", "Item");
        }
        if (map.size() == 1 && hasMap(map, "DeleteRequest")) {
            return at(map, true, true, isTyped, "DeleteRequest", "Key");
        }
        if (hasMap(map, "Keys") && CHANGE.containsAll(map.keySet())) {
            boolean isPut = hasMap(map, "NewImage");
            return at(map, !isPut, true, isTyped, isPut ? "NewImage" : "Keys");
        }
        return isTyped || TypedItem.isTyped(map) ? NONE_BUT_TYPES : NONE;
    }

    /** The object that a member holds; an empty one if there is no such member or its value is not an object. */
    private static Map<String, AttributeValue> mapIn(Map<String, AttributeValue> map, String name) {
        AttributeValue value = map.get(name);
        return value == null || !value.hasM() ? Map.of() : value.m();
    }

    private static boolean hasMap(Map<String, AttributeValue> map, String name) {
        AttributeValue value = map.get(name);
        return value != null && value.hasM();
    }

    private static Envelope at(
            Map<String, AttributeValue> map, boolean isDeletion, boolean isChange, boolean isTyped, String... path) {
        Envelope plain = new Envelope(List.of(path), isDeletion, isChange, false);
        return isTyped || TypedItem.isTyped(plain.inner(map))
                ? new Envelope(plain.path, isDeletion, isChange, true)
                : plain;
    }

    private Envelope within(String name) {
        return new Envelope(Stream.concat(Stream.of(name), path.stream()).toList(), isDeletion, isChange, isTyped);
    }

    /** Takes the item out of a record; empty if there is none. Problems are reported with their JSON pointer. */
    Map<String, AttributeValue> open(Map<String, AttributeValue> record, BiConsumer<String, String> problem) {
        Map<String, AttributeValue> item = inner(record);
        if (isReject() && item.isEmpty()) {
            problem.accept("/" + MOVIE, notKept(record.get(MOVIE)));
        } else if (item.containsKey("KeySchema") && item.containsKey("AttributeDefinitions")) {
            problem.accept(within(), "it describes a table, and is not a movie");
        }
        return isTyped ? TypedItem.of(within(), item, problem) : item;
    }

    private static String notKept(@Nullable AttributeValue movie) {
        return movie != null && movie.s() != null
                ? "the rejected line is not valid JSON: write the movie as an object instead"
                : "the rejected movie was not kept; take it from its source";
    }

    private Map<String, AttributeValue> inner(Map<String, AttributeValue> record) {
        Map<String, AttributeValue> inner = record;
        for (String name : path) {
            inner = mapIn(inner, name);
        }
        return inner;
    }

    private boolean isReject() {
        return !path.isEmpty() && path.get(0).equals(MOVIE);
    }

    /** The JSON pointer from the record to the item. */
    String within() {
        return path.isEmpty() ? "" : "/" + String.join("/", path);
    }

    /** The text of the item if the record is a line of a file of rejects, so that the item is not wrapped twice. */
    @Nullable
    String inner(@Nullable String text) {
        return text == null || !isReject() ? text : movieIn(text);
    }

    private static String movieIn(String text) {
        try (JsonParser parser = JsonText.JSON.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isMovie = parser.currentName().equals(MOVIE);
                parser.nextToken();
                int begin = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                parser.finishToken();
                if (isMovie) {
                    return text.substring(begin, (int) parser.currentLocation().getCharOffset());
                }
            }
            return text;
        } catch (IOException e) {
            return text;
        }
    }
}
