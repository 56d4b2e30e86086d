package io.github.movietable.load;

import com.fasterxml.jackson.core.JsonToken;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The arrays and objects around the present position of a text, and the text itself. */
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

    /** Names that the tools write beside records, and may write before them. */
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

    /** The level that begins with a value under a name; null if no records can stand in it. */
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
