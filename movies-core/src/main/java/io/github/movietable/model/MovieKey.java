package io.github.movietable.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.movietable.internal.document.BrokenRuleException;
import io.github.movietable.internal.document.ItemRules;
import io.github.movietable.internal.document.Numbers;
import io.github.movietable.internal.document.Texts;
import io.github.movietable.internal.document.Values;
import io.github.movietable.internal.json.ItemJson;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The key that tells one movie from all others: the year, the table's partition key, and the title, its sort key.
 *
 * <p>Frameworks with Jackson 2 or 3 write and read it as JSON: {@code {"year":2013,"title":"Rush"}}.
 *
 * <p>Keys are ordered as DynamoDB orders them: by year, then by the UTF-8 bytes of the title.
 *
 * @param year the year
 * @param title the title: not empty, at most 1,024 bytes in UTF-8
 */
public record MovieKey(int year, String title) implements Comparable<MovieKey>, Serializable {
    /** The name of the partition key attribute, a number. */
    public static final String YEAR = "year";

    /** The name of the sort key attribute, a text. */
    public static final String TITLE = "title";

    /** The names of both attributes of the key, the partition key first. */
    public static final List<String> NAMES = List.of(YEAR, TITLE);

    /**
     * Checks the title.
     *
     * @param year the year
     * @param title the title
     * @throws InvalidMovieException if the title is empty, over 1,024 bytes in UTF-8, or has half of a surrogate pair
     */
    public MovieKey {
        Objects.requireNonNull(title, "title");
        try {
            ItemRules.checkSortKey("a title", title);
        } catch (BrokenRuleException e) {
            throw new InvalidMovieException("/" + TITLE, e.rule());
        }
    }

    /**
     * The key of a movie.
     *
     * @param year the year
     * @param title the title
     * @return the key
     * @throws InvalidMovieException if the title is empty, over 1,024 bytes in UTF-8, or has half of a surrogate pair
     */
    public static MovieKey of(int year, String title) {
        return new MovieKey(year, title);
    }

    /** Called by a framework's Jackson mapper, which has read the members; only those of the key are used. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static MovieKey fromTree(JsonMembers members) {
        try {
            return in(ItemJson.item(members.once()));
        } catch (BrokenRuleException e) {
            throw new InvalidMovieException(e.pointer(), e.rule());
        }
    }

    @JsonValue
    private Map<String, Object> toTree() {
        return ItemJson.tree(toItem());
    }

    /**
     * Reads the key from an item.
     *
     * @param item an item of the table, whole or in part
     * @return the item's key
     * @throws InvalidMovieException if the item has no key, or its year is not a whole number of 32 bits
     */
    public static MovieKey in(Map<String, AttributeValue> item) {
        AttributeValue year = item.get(YEAR);
        AttributeValue title = item.get(TITLE);
        if (year == null || year.n() == null) {
            throw new InvalidMovieException("/" + YEAR, "a movie needs a year that is a number (N)" + found(year));
        }
        if (title == null || title.s() == null) {
            throw new InvalidMovieException("/" + TITLE, "a movie needs a title that is a text (S)" + found(title));
        }
        return new MovieKey(wholeYear(year.n()), title.s());
    }

    private static String found(@Nullable AttributeValue value) {
        if (value == null) {
            return ", and there is none";
        }
        return ", not " + (value.type() == AttributeValue.Type.NUL ? "NULL" : value.type());
    }

    private static int wholeYear(String number) {
        try {
            return Numbers.isPlain(number) ? Integer.parseInt(number) : new BigDecimal(number).intValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new InvalidMovieException("/" + YEAR, "a year must be a whole number of 32 bits");
        }
    }

    /**
     * The key as an item, as DynamoDB's requests take it.
     *
     * @return a map of both attributes, by name
     */
    public Map<String, AttributeValue> toItem() {
        return Map.of(YEAR, AttributeValue.fromN(Integer.toString(year)), TITLE, AttributeValue.fromS(title));
    }

    @Override
    public int compareTo(MovieKey other) {
        int byYear = Integer.compare(year, other.year);
        return byYear == 0 ? Values.compareText(title, other.title) : byYear;
    }

    /** The key on one line, control characters escaped: {@code (2013, "Rush")}. */
    @Override
    public String toString() {
        return "(" + year + ", " + Texts.quoted(title) + ")";
    }
}
