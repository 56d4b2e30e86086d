package io.github.movietable.internal.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.movietable.internal.document.BrokenRuleException;
import io.github.movietable.internal.document.ItemRules;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Converts one item to JSON and back, without loss: to plain JSON, or to DynamoDB JSON (values like {@code {"N": "7"}})
 * if the item has types that plain JSON lacks.
 */
public final class ItemJson {
    private static final ObjectMapper TREES =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final String ITEM = "Item";

    private ItemJson() {}

    /**
     * Converts an item to JSON on one line.
     *
     * @param item the item
     * @return plain JSON, or DynamoDB JSON if the item has a set or binary
     * @throws BrokenRuleException if DynamoDB can't store the item
     */
    public static String text(Map<String, AttributeValue> item) {
        ItemRules.check(item);
        try {
            StringWriter plain = new StringWriter();
            ItemWriter writer = new PlainItemWriter(ItemWriter.JSON.createGenerator(plain), false, true);
            write(item, writer);
            if (writer.marked() == 0) {
                return plain.toString().stripTrailing();
            }
            StringWriter typed = new StringWriter();
            write(item, new TypedItemWriter(ItemWriter.JSON.createGenerator(typed)));
            return typed.toString().stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Map<String, AttributeValue> item, ItemWriter writer) throws IOException {
        writer.write(item);
        writer.end();
    }

    /**
     * Converts an item to Java objects that stand for its JSON, for frameworks that write JSON themselves.
     *
     * @param item the item
     * @return maps, lists, strings, numbers with all their digits, booleans and nulls
     * @throws BrokenRuleException if DynamoDB can't store the item
     */
    public static Map<String, Object> tree(Map<String, AttributeValue> item) {
        try {
            return TREES.readValue(text(item), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads an item from JSON.
     *
     * @param text one JSON object, as plain JSON or DynamoDB JSON
     * @return the item
     * @throws BrokenRuleException if the text is not one JSON object, or has a name or value that DynamoDB can't store
     */
    public static Map<String, AttributeValue> item(String text) {
        try (JsonParser parser = JsonText.JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new BrokenRuleException("", "a movie is a JSON object with a year, a title, and anything else");
            }
            ItemReader reader = ItemReader.ofOne(parser);
            Map<String, AttributeValue> item = opened(reader.attributes(false), reader);
            if (parser.nextToken() != null) {
                throw new BrokenRuleException("", "something follows the end of the movie");
            }
            return sound(item, reader);
        } catch (JsonProcessingException e) {
            throw new BrokenRuleException("", JsonErrors.what(e) + place(e.getLocation()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Converts JSON that a framework has already read to an item.
     *
     * @param tree maps, lists, strings, numbers, booleans and nulls
     * @return the item
     * @throws BrokenRuleException if DynamoDB can't store a name or value in it
     */
    public static Map<String, AttributeValue> item(Map<String, ?> tree) {
        try (JsonParser parser = TREES.treeAsTokens(TREES.valueToTree(tree))) {
            parser.nextToken();
            ItemReader reader = ItemReader.ofOne(parser);
            return sound(opened(reader.attributes(false), reader), reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, AttributeValue> opened(Map<String, AttributeValue> read, ItemReader reader) {
        AttributeValue within = read.get(ITEM);
        if (read.size() == 1 && within != null && within.hasM()) {
            return plainOrTyped("/" + ITEM, within.m(), reader);
        }
        return plainOrTyped("", read, reader);
    }

    private static Map<String, AttributeValue> plainOrTyped(
            String pointer, Map<String, AttributeValue> item, ItemReader reader) {
        return TypedItem.isTyped(item) ? TypedItem.of(pointer, item, reader::note) : item;
    }

    private static Map<String, AttributeValue> sound(Map<String, AttributeValue> item, ItemReader reader) {
        BrokenRuleException problem = reader.problem();
        if (problem != null) {
            throw problem;
        }
        return item;
    }

    private static String place(JsonLocation at) {
        return at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }
}
