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
 * The attributes that a read asks for; their projection is made once for all movies of the read.
 *
 * @param projection the attributes beside the key; null for all attributes
 */
public record Fields(@Nullable Projection projection) {
    /** All attributes. */
    public static final Fields ALL = new Fields(null);

    /**
     * Some attributes, or all.
     *
     * @param attributes which; all if there is none
     * @return the fields
     * @throws IllegalArgumentException if one takes for a list what another takes for a map
     */
    public static Fields of(List<Attribute<?>> attributes) {
        return attributes.isEmpty() ? ALL : new Fields(Projection.of(MovieKey.NAMES, Rendering.pathsOf(attributes)));
    }

    /**
     * The projection expression.
     *
     * @param placeholders take the names
     * @return the text; null for all attributes
     */
    public @Nullable String text(Placeholders placeholders) {
        return projection == null ? null : placeholders.projection(projection);
    }

    /**
     * These fields of an index that holds only some attributes. Even if all fields are asked for, its movies are parts.
     *
     * @return the fields
     */
    public Fields ofPart() {
        return projection == null ? new Fields(Projection.SOME) : this;
    }

    /**
     * A movie that was read with these fields.
     *
     * @param item what DynamoDB answered
     * @return the movie, whole or in part
     */
    public Movie movie(Map<String, AttributeValue> item) {
        return Movie.fromItem(new ItemInPart(item, projection == null ? Projection.ALL : projection));
    }
}
