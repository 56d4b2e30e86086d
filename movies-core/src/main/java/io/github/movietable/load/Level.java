package io.github.movietable.load;

import com.fasterxml.jackson.core.JsonToken;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a reader is in a text. Each is one level of arrays and objects, but for the text as a whole. */
enum Level {
    TEXT,
    ARRAY,
    /** An object with {@code Items}, {@code Responses} or the like. */
    OUTPUT,
    /** An object in which each name is a table's. */
    TABLES,
    RECORDS,
    MODELS,
    MODEL;

    /** What stands beside records in what the tools write, and may come first. */
    private static final Set<String> BESIDE = Set.of(
            "Count",
            "ScannedCount",
            "ConsumedCapacity",
            "LastEvaluatedKey",
            "NextToken",
            "ResponseMetadata",
            "$metadata",
            "UnprocessedKeys",
            "ItemCollectionMetrics",
            "ReturnConsumedCapacity",
            "ReturnItemCollectionMetrics",
            "ModelName",
            "ModelMetadata");

    static boolean isBeside(String name) {
        return BESIDE.contains(name);
    }

    /** What an object holds under a name and with this begin of its value; null if no records are there. */
    static @Nullable Level of(String name, JsonToken value) {
        boolean isArray = value == JsonToken.START_ARRAY;
        boolean isObject = value == JsonToken.START_OBJECT;
        return switch (name) {
            case "Items" -> isArray ? RECORDS : null;
            case "Responses" -> isArray ? RECORDS : isObject ? TABLES : null;
            case "RequestItems", "UnprocessedItems" -> isObject ? TABLES : null;
            case "DataModel" -> isArray ? MODELS : null;
            default -> null;
        };
    }
}
