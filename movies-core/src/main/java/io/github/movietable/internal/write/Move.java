package io.github.movietable.internal.write;

import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.MovieCondition;
import io.github.movietable.expression.Rendering;
import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.call.Target;
import io.github.movietable.internal.document.Placeholders;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Gives a movie another key: reads the movie, then puts it under the new key and deletes it under the old one, in one
 * transaction.
 *
 * @param from the key that the movie has
 * @param to the key that the movie is to have
 */
public record Move(MovieKey from, MovieKey to) {
    /**
     * The most attributes that a movie may have. The delete's condition compares each attribute and joins the
     * comparisons by AND; with more of them it would exceed DynamoDB's 300 operators.
     */
    private static final int MAX_ATTRIBUTES = 150;

    /**
     * Checks that the keys differ.
     *
     * @param from the key that the movie has
     * @param to the key that the movie is to have
     * @throws IllegalArgumentException if the keys are the same
     */
    public Move {
        Objects.requireNonNull(to, "move needs a new key, which is null");
        if (from.equals(to)) {
            throw new IllegalArgumentException("moving " + from + ": it has that key already");
        }
    }

    /**
     * Moves the movie.
     *
     * @param table the table
     * @return steps that end with the movie under its new key
     */
    public Step<Written> steps(Target table) {
        return table.read(
                Look.at(from, table),
                response -> response.hasItem()
                        ? moved(Movie.fromItem(response.item()), table)
                        : Step.done(new Written.Missing(from)));
    }

    private Step<Written> moved(Movie movie, Target table) {
        Movie target = at(movie.toItem());
        List<Action> actions = List.of(new Put(target, Put.ABSENT), new Delete(from, checked(unchanged(movie))));
        return new Transaction(actions, UUID.randomUUID().toString())
                .steps(table)
                .map(end -> ended(end, target));
    }

    private Written ended(Written end, Movie target) {
        if (end instanceof Written.Unknown unknown) {
            return new Written.Unknown(from, null, false, unknown.cause());
        }
        return end instanceof Written.Cancelled cancelled ? cancelled.asOne() : new Written.Applied(target.toItem());
    }

    private Movie at(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> moved = new HashMap<>(item);
        moved.putAll(to.toItem());
        return Movie.fromItem(moved);
    }

    /** The condition that all attributes still have the values that were read. */
    private MovieCondition unchanged(Movie movie) {
        Map<String, AttributeValue> item = movie.toItem();
        if (item.size() > MAX_ATTRIBUTES) {
            throw tooLarge(item.size() + " attributes, and one transaction can compare only " + MAX_ATTRIBUTES, null);
        }
        Stream<MovieCondition> same = item.entrySet().stream()
                .filter(attribute -> !MovieKey.NAMES.contains(attribute.getKey()))
                .map(attribute -> Attribute.named(attribute.getKey()).is(attribute.getValue()));
        return MovieCondition.allOf(
                Stream.concat(Stream.of(Verdict.EXISTS), same).toArray(MovieCondition[]::new));
    }

    private MovieCondition checked(MovieCondition condition) {
        try {
            Rendering.render(Verdict.EXISTS.and(condition), 'c', new Placeholders());
            return condition;
        } catch (IllegalArgumentException e) {
            throw tooLarge("more attributes, or longer names, than one expression of 4 KB can compare", e);
        }
    }

    private IllegalArgumentException tooLarge(String what, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "moving " + from + ": it has " + what
                        + "; on a versioned table, put it under the new key and delete it as it was read",
                cause);
    }
}
