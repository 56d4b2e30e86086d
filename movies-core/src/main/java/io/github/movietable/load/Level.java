package io.github.movietable.load;

import com.fasterxml.jackson.core.JsonToken;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The kinds of arrays and objects in which a {@link Walk} can be; {@link #TEXT} is outside of all of them. */
enum Level {
    TEXT,
    ARRAY,
    /** An object that a tool writes around records, with {@code Items}, {@code Responses} or the like. */
    OUTPUT,
    /** An object whose member names are the names of tables. */
    TABLES,
    RECORDS,
    MODELS,
    MODEL;

    /** Names of members that DynamoDB's tools write beside the records, perhaps before them. */
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

    /** The level that the value of a member opens; null if it can't contain records. */
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
