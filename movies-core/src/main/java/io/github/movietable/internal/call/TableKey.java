package io.github.movietable.internal.call;

import io.github.movietable.model.MovieKey;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Describes the key of a table as text: the name, type and role of each key attribute. */
public final class TableKey {
    /** The key of a table of movies. */
    public static final String OF_MOVIES = MovieKey.YEAR + " (N, HASH), " + MovieKey.TITLE + " (S, RANGE)";

    private TableKey() {}

    /**
     * Describes the key of a table.
     *
     * @param table the description that DynamoDB gave
     * @return the text, the partition key first
     */
    public static String of(TableDescription table) {
        return table.keySchema().stream()
                .sorted(Comparator.comparing(KeySchemaElement::keyTypeAsString))
                .map(k -> k.attributeName() + " (" + type(table.attributeDefinitions(), k.attributeName()) + ", "
                        + k.keyTypeAsString() + ")")
                .collect(Collectors.joining(", "));
    }

    private static String type(List<AttributeDefinition> definitions, String name) {
        return definitions.stream()
                .filter(d -> d.attributeName().equals(name))
                .map(AttributeDefinition::attributeTypeAsString)
                .findFirst()
                .orElse("?");
    }
}
