package io.github.movietable.load;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a record is wrapped in: nothing, DynamoDB's {@code {"Item": …}}, or a line of a file of rejects. */
enum Envelope {
    NONE,
    ITEM,
    REJECTED;

    private static final String ITEM_NAME = "Item";
    private static final String MOVIE_NAME = "movie";
    private static final Set<String> REJECT = Set.of("rejected", MOVIE_NAME);

    static Envelope of(AttributeValue record, @Nullable LoadFormat format) {
        if (!record.hasM()) {
            return NONE;
        }
        if (record.m().keySet().equals(REJECT)) {
            return REJECTED;
        }
        AttributeValue item = record.m().get(ITEM_NAME);
        boolean looksTyped = item != null && item.hasM() && record.m().size() == 1;
        return format == LoadFormat.DYNAMODB_JSON || (format == null && looksTyped) ? ITEM : NONE;
    }

    /** The item within. */
    Map<String, AttributeValue> open(AttributeValue record, BiConsumer<String, String> problem) {
        if (!record.hasM()) {
            return Map.of();
        }
        return switch (this) {
            case NONE -> record.m();
            case ITEM -> TypedItem.of(record.m(), problem);
            case REJECTED -> movie(record.m().get(MOVIE_NAME), problem);
        };
    }

    private static Map<String, AttributeValue> movie(
            @Nullable AttributeValue movie, BiConsumer<String, String> problem) {
        if (movie == null || !movie.hasM()) {
            problem.accept("/movie", "the rejected movie was not kept; take it from its source");
            return Map.of();
        }
        return of(movie, null).open(movie, (pointer, rule) -> problem.accept("/movie" + pointer, rule));
    }

    /** Where the item is within the record, as a JSON pointer. */
    String within(AttributeValue record) {
        AttributeValue movie = record.m().get(MOVIE_NAME);
        return switch (this) {
            case NONE -> "";
            case ITEM -> "/" + ITEM_NAME;
            case REJECTED ->
                "/" + MOVIE_NAME + (movie == null ? "" : of(movie, null).within(movie));
        };
    }

    /** The text of what is within, as it was written, so that a reject that is rejected again is not wrapped twice. */
    @Nullable
    String inner(@Nullable String text) {
        return text == null || this != REJECTED ? text : movieIn(text);
    }

    private static String movieIn(String text) {
        try (JsonParser parser = JsonRecords.JSON.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isMovie = parser.currentName().equals(MOVIE_NAME);
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
