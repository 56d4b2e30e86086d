package io.github.movietable.internal.read;

import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.Rendering;
import io.github.movietable.internal.document.ItemInPart;
import io.github.movietable.internal.document.Placeholders;
import io.github.movietable.internal.document.Projection;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The attributes that a read asks for. Their projection is made once, for all movies of the read.
 *
 * @param projection the attributes, besides the key, which is always read; null for all attributes
 */
public record Fields(@Nullable Projection projection) {
    /** All attributes. */
    public static final Fields ALL = new Fields(null);

    /**
     * The fields for a list of attributes.
     *
     * @param attributes the attributes; if the list is empty, all attributes are read
     * @return the fields
     * @throws IllegalArgumentException if one attribute's path has a list where another's has a map
     */
    public static Fields of(List<Attribute<?>> attributes) {
        return attributes.isEmpty() ? ALL : new Fields(Projection.of(MovieKey.NAMES, Rendering.pathsOf(attributes)));
    }

    /**
     * The projection expression of a request.
     *
     * @param placeholders collects the names that the expression uses
     * @return the expression; null for all attributes
     */
    public @Nullable String text(Placeholders placeholders) {
        return projection == null ? null : placeholders.projection(projection);
    }

    /**
     * These fields, to be read from an index that holds only some attributes. A movie from such an index counts as read
     * in part, even if all fields are asked for.
     *
     * @return the fields
     */
    public Fields ofPart() {
        return projection == null ? new Fields(Projection.SOME) : this;
    }

    /**
     * Makes a movie of an item that was read with these fields.
     *
     * @param item the item that DynamoDB returned
     * @return the movie, whole or in part
     */
    public Movie movie(Map<String, AttributeValue> item) {
        return Movie.fromItem(new ItemInPart(item, projection == null ? Projection.ALL : projection));
    }
}
