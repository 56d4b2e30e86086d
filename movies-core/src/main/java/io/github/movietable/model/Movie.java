package io.github.movietable.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.CheckReturnValue;
import io.github.movietable.expression.Item;
import io.github.movietable.expression.MovieAttributes;
import io.github.movietable.expression.Rendering;
import io.github.movietable.expression.Settable;
import io.github.movietable.internal.document.BrokenRuleException;
import io.github.movietable.internal.document.ItemInPart;
import io.github.movietable.internal.document.ItemPath;
import io.github.movietable.internal.document.ItemRules;
import io.github.movietable.internal.document.PlainValue;
import io.github.movietable.internal.document.Projection;
import io.github.movietable.internal.document.Texts;
import io.github.movietable.internal.document.Values;
import io.github.movietable.internal.json.ItemJson;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A stored movie, seen through typed attributes. It keeps the whole item: attributes that this library does not know,
 * NULLs, sets, binary and all 38 digits survive get, change and put.
 *
 * <pre>{@code
 * Movie movie = Movie.of(2013, "Rush")
 *         .with(RATING, 8.3)
 *         .with(ACTORS, List.of("Daniel Bruhl"));
 * Optional<BigDecimal> rating = movie.rating();
 * Optional<String> lead = movie.get(ACTORS.at(0));
 * Movie unrated = movie.without(RATING);
 * }</pre>
 *
 * <p>Immutable; {@link #with} gives a changed copy and makes no call. Two movies are equal if DynamoDB treats their
 * items as equal: 1 equals 1.0, and sets have no order.
 *
 * <p>A movie that was read with chosen fields knows that it {@link #isPart() is a part}: attributes that were not read
 * are empty, and {@code put} refuses the movie, because that would delete the rest of it.
 *
 * <p>{@link #toJson} and {@link #fromJson} are always exact:
 *
 * <pre>{@code
 * String json = movie.toJson();
 * Movie same = Movie.fromJson(json);
 * }</pre>
 *
 * <p><b>In a framework that uses Jackson</b>, 2 or 3, as Spring's controllers do, a movie is written in the same format
 * without loss, and is read by the framework's mapper. The mapper decides how it reads a fraction: by default a {@code
 * double}, which keeps 17 digits; with {@code DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS}, in Spring Boot {@code
 * spring.jackson.deserialization.use-big-decimal-for-floats=true}, it keeps all. Whole numbers are always exact.
 *
 * <p>Java's serialization keeps the whole movie, binary included. {@link #toString} shows the names of the attributes
 * and none of their values.
 */
@CheckReturnValue
public final class Movie implements Item, Serializable {
    private static final long serialVersionUID = 1L;

    private final MovieKey key;
    private final Map<String, AttributeValue> item;
    private final @Nullable Projection part;

    private Movie(MovieKey key, Map<String, AttributeValue> item, @Nullable Projection part) {
        this.key = key;
        this.item = item;
        this.part = part;
    }

    /**
     * A movie that has only a key.
     *
     * @param year the year
     * @param title the title
     * @return the movie
     * @throws InvalidMovieException if the title is empty, over 1,024 bytes in UTF-8, or has half of a surrogate pair
     */
    public static Movie of(int year, String title) {
        return of(MovieKey.of(year, title));
    }

    /**
     * A movie that has only a key.
     *
     * @param key the key
     * @return the movie
     */
    public static Movie of(MovieKey key) {
        return new Movie(key, key.toItem(), null);
    }

    /**
     * The movie that an item holds. Only the key is checked.
     *
     * @param item a whole item
     * @return the movie
     * @throws InvalidMovieException if the item has no key, or its year is not a whole number of 32 bits
     */
    public static Movie fromItem(Map<String, AttributeValue> item) {
        if (item instanceof ItemInPart part) {
            return answered(part);
        }
        return new Movie(MovieKey.in(item), Collections.unmodifiableMap(new LinkedHashMap<>(item)), null);
    }

    /**
     * The movie that a JSON text holds, with all digits of its numbers.
     *
     * @param json one object, in the format of the AWS sample file {@code moviedata.json} ({@code {"year": 2013,
     *     "title": "Rush", "info": {…}}}) or in DynamoDB JSON, with or without {@code {"Item": …}} around it
     * @return the movie
     * @throws InvalidMovieException if the text is not such an object, has a name twice, lacks the key, or breaks
     *     another of DynamoDB's rules: the exception's pointer says where
     */
    public static Movie fromJson(String json) {
        return checked(() -> ItemJson.item(json));
    }

    /** Called by a framework's Jackson mapper, which has read the members. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static Movie fromTree(JsonMembers members) {
        return checked(() -> ItemJson.item(members.once()));
    }

    private static Movie checked(Supplier<Map<String, AttributeValue>> read) {
        try {
            Map<String, AttributeValue> item = read.get();
            MovieKey key = MovieKey.in(item);
            ItemRules.check(item);
            return new Movie(key, Collections.unmodifiableMap(item), null);
        } catch (BrokenRuleException e) {
            throw new InvalidMovieException(e.pointer(), e.rule());
        }
    }

    private static Movie answered(ItemInPart part) {
        return new Movie(
                MovieKey.in(part.item()),
                Collections.unmodifiableMap(part.item()),
                part.projection() == Projection.ALL ? null : part.projection());
    }

    /**
     * The movie's key in the table.
     *
     * @return year and title
     */
    public MovieKey key() {
        return key;
    }

    /**
     * The year, the table's partition key.
     *
     * @return the year
     */
    public int year() {
        return key.year();
    }

    /**
     * The title, the table's sort key.
     *
     * @return the title
     */
    public String title() {
        return key.title();
    }

    /**
     * How well the movie was rated.
     *
     * @return the exact number, from 0 to 10; empty if there is none
     * @throws AttributeTypeException if it is stored as a type other than a number
     */
    public Optional<BigDecimal> rating() {
        return get(MovieAttributes.RATING);
    }

    /**
     * The movie's rank among all movies.
     *
     * @return the number, 1 for the best; empty if there is none
     * @throws AttributeTypeException if it is stored as a type other than a number
     */
    public Optional<BigDecimal> rank() {
        return get(MovieAttributes.RANK);
    }

    /**
     * The story in a few words.
     *
     * @return the plot; empty if there is none
     * @throws AttributeTypeException if it is stored as a type other than a text
     */
    public Optional<String> plot() {
        return get(MovieAttributes.PLOT);
    }

    /**
     * How long the movie runs.
     *
     * @return the running time; empty if there is none
     * @throws AttributeTypeException if it is stored as anything other than a number of seconds
     */
    public Optional<Duration> runningTime() {
        return get(MovieAttributes.RUNNING_TIME);
    }

    /**
     * When the movie was released.
     *
     * @return the instant; empty if there is none
     * @throws AttributeTypeException if it is stored as anything other than the text of an instant
     */
    public Optional<Instant> releaseDate() {
        return get(MovieAttributes.RELEASE_DATE);
    }

    /**
     * The address of a picture of its poster.
     *
     * @return the address as it is stored; empty if there is none
     * @throws AttributeTypeException if it is stored as a type other than a text
     */
    public Optional<String> imageUrl() {
        return get(MovieAttributes.IMAGE_URL);
    }

    /**
     * Who plays, the lead first.
     *
     * @return the actors; an empty list if there are none
     * @throws AttributeTypeException if they are stored as anything other than a list of texts
     */
    public List<String> actors() {
        return get(MovieAttributes.ACTORS).orElse(List.of());
    }

    /**
     * The genres of the movie, like {@code Drama}.
     *
     * @return the genres; an empty list if there are none
     * @throws AttributeTypeException if they are stored as anything other than a list of texts
     */
    public List<String> genres() {
        return get(MovieAttributes.GENRES).orElse(List.of());
    }

    /**
     * Who directed.
     *
     * @return the directors; an empty list if there are none
     * @throws AttributeTypeException if they are stored as anything other than a list of texts
     */
    public List<String> directors() {
        return get(MovieAttributes.DIRECTORS).orElse(List.of());
    }

    /**
     * The value of an attribute, one of {@link MovieAttributes} or one that the program defines.
     *
     * @param attribute the attribute
     * @param <T> the Java type of the attribute's value
     * @return the value; empty if the attribute is missing, or was not read
     * @throws AttributeTypeException if the value is stored with a type other than the attribute's, such as {@code
     *     NULL}
     */
    public <T> Optional<T> get(Attribute<T> attribute) {
        ItemPath path = Rendering.pathOf(attribute);
        AttributeValue stored =
                part == null ? path.find(item) : part.find(item, path).orElse(null);
        return stored == null ? Optional.empty() : Optional.ofNullable(decoded(attribute, stored));
    }

    private <T> T decoded(Attribute<T> attribute, AttributeValue value) {
        try {
            return attribute.decode(value);
        } catch (RuntimeException e) {
            // a program's own converter may throw anything
            throw new AttributeTypeException(key, attribute.path(), attribute.storedAs(), ItemRules.type(value), e);
        }
    }

    /**
     * A copy of this movie in which an attribute is set. Missing parent maps are added; no call is made.
     *
     * @param attribute the attribute, which can't be part of the key
     * @param value the value
     * @param <V> the type from which the attribute is written
     * @return the changed copy
     * @throws AttributeTypeException if a parent of the attribute is stored as a type other than a map or list
     * @throws IllegalArgumentException if the attribute is part of the key, or DynamoDB can't store the value
     */
    public <V> Movie with(Settable<V> attribute, V value) {
        AttributeValue encoded = encoded(attribute, value);
        ItemPath path = changeable(Rendering.pathOf(attribute));
        return new Movie(key, path.putLater(item, encoded), part);
    }

    private <V> AttributeValue encoded(Settable<V> attribute, V value) {
        try {
            return attribute.encode(value);
        } catch (IllegalArgumentException e) {
            // only the library's messages are repeated here: that of a program's own converter may contain a value
            throw e.getCause() instanceof BrokenRuleException
                    ? new IllegalArgumentException("the movie " + key + ", " + e.getMessage(), e.getCause())
                    : e;
        }
    }

    /**
     * A copy of this movie without an attribute; no call is made.
     *
     * @param attribute the attribute, which can't be part of the key
     * @return the changed copy, equal to this movie if there was no such attribute
     * @throws IllegalArgumentException if the attribute is part of the key
     */
    public Movie without(Attribute<?> attribute) {
        ItemPath path = changeable(Rendering.pathOf(attribute));
        return new Movie(key, path.removeFrom(item), part);
    }

    /** Throws if the value at a path can't be changed. */
    private ItemPath changeable(ItemPath path) {
        if (MovieKey.NAMES.contains(path.root())) {
            throw new IllegalArgumentException(
                    path + " is part of the key, which can't be changed; Movie.of(year, title) makes another movie");
        }
        if (isPart() && path.hasElement()) {
            throw new IllegalArgumentException(path + " of " + key
                    + ": DynamoDB closes the gaps of a list that is read in part, so its elements can't be changed here;"
                    + " read the list whole");
        }
        path.obstacle(item).ifPresent(parent -> {
            throw AttributeTypeException.ofParent(key, parent.toString(), parent.typeIn(item));
        });
        return path;
    }

    /**
     * Whether this is only a part of the stored movie: read with chosen fields, so the table may have more.
     *
     * @return false for a whole movie
     */
    public boolean isPart() {
        return part != null;
    }

    /**
     * Whether an attribute that is missing here is missing in the table too. That is true of a whole movie; of a part
     * it is true if the attribute, or a map that holds it, was among the chosen fields.
     *
     * @param attribute the attribute
     * @return false if the table may have the attribute although it is missing here
     */
    public boolean isRead(Attribute<?> attribute) {
        return part == null || part.covers(Rendering.pathOf(attribute));
    }

    /**
     * The whole item as it is stored, or the part that was read.
     *
     * @return the values by attribute name; unmodifiable
     */
    @Override
    public Map<String, AttributeValue> toItem() {
        return item;
    }

    /**
     * The movie as JSON on one line, exactly: the key first, the other attributes by name, numbers with all their
     * digits. {@link #fromJson} and a load read it. The JSON of a {@linkplain #isPart part} does not show that the
     * movie is only a part.
     *
     * @return plain JSON ({@code {"year":2013,"title":"Rush","info":{…}}}); a movie with a set or binary, which plain
     *     JSON can't tell from a list or a text, is written in DynamoDB JSON as a whole ({@code
     *     {"Item":{"year":{"N":"2013"},…}}})
     * @throws InvalidMovieException if the movie has a value that DynamoDB can't store
     */
    public String toJson() {
        return rendered(ItemJson::text);
    }

    @JsonValue
    private Map<String, Object> toTree() {
        return rendered(ItemJson::tree);
    }

    private <T> T rendered(Function<Map<String, AttributeValue>, T> format) {
        try {
            return format.apply(item);
        } catch (BrokenRuleException e) {
            throw new InvalidMovieException(key, e.pointer(), e.rule());
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Movie movie && movie.isPart() == isPart() && Values.equalMaps(item, movie.item);
    }

    @Override
    public int hashCode() {
        return Values.hash(item);
    }

    private Object writeReplace() {
        return new Written(PlainValue.of(item), part);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("the movie is not in its serialized form");
    }

    /** The serialized form of a movie. */
    private record Written(
            Map<String, PlainValue> item, @Nullable Projection part) implements Serializable {
        private Object readResolve() {
            Map<String, AttributeValue> values = Collections.unmodifiableMap(PlainValue.values(item));
            return new Movie(MovieKey.in(values), values, part);
        }
    }

    /** The key and the names of the attributes; no values, so that a log line does not reveal them. */
    @Override
    public String toString() {
        List<String> names = item.keySet().stream()
                .filter(name -> !MovieKey.NAMES.contains(name))
                .sorted()
                .map(Texts::quoted)
                .toList();
        return "Movie" + key + (isPart() ? " in part " : " ") + names;
    }
}
