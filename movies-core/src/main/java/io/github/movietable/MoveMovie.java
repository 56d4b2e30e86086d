package io.github.movietable;

import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.MovieCondition;
import io.github.movietable.expression.Placeholders;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Gives a movie another key: puts it there and deletes it here, in one transaction. */
record MoveMovie(TableView table, MovieKey from, MovieKey to) {
    /** One comparison for each attribute, joined by AND, must stay within DynamoDB's 300 operators. */
    private static final int MAX_ATTRIBUTES = 150;

    WriteOutcome run() {
        if (from.equals(to)) {
            throw new IllegalArgumentException("moving " + from + ": it has that key already");
        }
        Optional<Movie> found = new GetMovie(table.consistently(), from, List.of()).run();
        return found.map(this::moved).orElseGet(() -> new WriteOutcome.NotFound(from));
    }

    private WriteOutcome moved(Movie movie) {
        Movie target = at(movie.toItem());
        TransactionOutcome outcome = MovieTransaction.of(table)
                .putIfAbsent(target)
                .deleteIf(from, checked(unchanged(movie)))
                .tryApply();
        if (outcome instanceof TransactionOutcome.Cancelled cancelled) {
            return Refusals.outcome(table, cancelled);
        }
        return new WriteOutcome.Applied(target);
    }

    private Movie at(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> moved = new HashMap<>(item);
        moved.putAll(to.toItem());
        return Movie.fromItem(moved);
    }

    /** That everything that is copied is still as it was read. */
    private MovieCondition unchanged(Movie movie) {
        Map<String, AttributeValue> item = movie.toItem();
        if (item.size() > MAX_ATTRIBUTES) {
            throw tooLarge(item.size() + " attributes, where one transaction can compare " + MAX_ATTRIBUTES, null);
        }
        Stream<MovieCondition> same = item.entrySet().stream()
                .filter(attribute -> !MovieKey.NAMES.contains(attribute.getKey()))
                .map(attribute -> Attribute.named(attribute.getKey()).is(attribute.getValue()));
        return MovieCondition.allOf(
                Stream.concat(Stream.of(MovieWrites.EXISTS), same).toArray(MovieCondition[]::new));
    }

    private MovieCondition checked(MovieCondition condition) {
        try {
            new Placeholders().condition('c', MovieWrites.EXISTS.and(condition));
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
