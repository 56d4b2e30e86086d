package io.github.movietable.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.ConditionNotMetException;
import io.github.movietable.MovieTable;
import io.github.movietable.MovieUpdate;
import io.github.movietable.internal.document.Literals;
import io.github.movietable.internal.document.Values;
import io.github.movietable.internal.write.Change;
import io.github.movietable.internal.write.Changes;
import io.github.movietable.model.AttributeTypeException;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Database;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * {@link Changes#applyTo} does what DynamoDB does: random changes, several in one update, one update after the other on
 * the same movie. Changes that DynamoDB refuses are refused in memory too.
 */
class EditsTest {
    private static final int UPDATES = 10;
    private static final int MOST_CHANGES = 5;

    private final MovieTable movies = Database.newTable();
    private int direct;
    private int folded;
    private int refused;

    @Test
    void areTheSameInMemoryAndInDynamoDb() {
        Seeded.cases(60, 2_200, this::editOneMovie);

        int updates = direct + folded;
        assertThat(updates).as("updates made").isGreaterThanOrEqualTo(500);
        assertThat(direct).as("with all parents there").isGreaterThan(updates / 4);
        assertThat(folded).as("with missing parents").isGreaterThan(updates / 4);
        assertThat(refused).as("refused").isBetween(updates / 40, direct);
    }

    private void editOneMovie(int number, Random random) {
        RandomEdits edits = new RandomEdits(random);
        MovieKey key = MovieKey.of(2000, "t" + number);
        Map<String, AttributeValue> item = new LinkedHashMap<>(edits.item());
        item.putAll(key.toItem());
        movies.put(Movie.fromItem(item));
        Map<String, AttributeValue> stored = item;
        for (int i = 0; i < UPDATES; i++) {
            stored = edited(key, stored, edits, random);
        }
        assertThat(Values.equalMaps(movies.get(key).toItem(), stored)).isTrue();
    }

    private Map<String, AttributeValue> edited(
            MovieKey key, Map<String, AttributeValue> before, RandomEdits edits, Random random) {
        MovieUpdate update = movies.update(key);
        Changes changes = Changes.none();
        int count = 1 + random.nextInt(MOST_CHANGES);
        for (int i = 0; i < count; i++) {
            RandomEdits.Edit edit = edits.next(before);
            if (isApart(changes, edit.change())) {
                changes = changes.and(edit.change());
                update = edit.clause().apply(update);
            }
        }
        Optional<Map<String, AttributeValue>> ours = ours(changes, before);
        Optional<Map<String, AttributeValue>> theirs = theirs(update);
        count(changes, before, theirs.isPresent());
        if (!agree(ours, theirs)) {
            throw new AssertionError(
                    changes + " on " + shown(before) + "\ngives " + shown(ours) + "\n and   " + shown(theirs));
        }
        return theirs.orElse(before);
    }

    private static boolean agree(Optional<Map<String, AttributeValue>> a, Optional<Map<String, AttributeValue>> b) {
        return a.isPresent() ? b.isPresent() && Values.equalMaps(a.get(), b.get()) : b.isEmpty();
    }

    private static boolean isApart(Changes changes, Change change) {
        return changes.targets().stream()
                .noneMatch(other -> other.overlaps(change.target()) || other.conflicts(change.target()));
    }

    private void count(Changes changes, Map<String, AttributeValue> before, boolean made) {
        if (!made) {
            refused++;
        } else if (changes.demands().stream().allMatch(demand -> demand.test(() -> before))) {
            direct++;
        } else {
            folded++;
        }
    }

    private static Optional<Map<String, AttributeValue>> ours(Changes changes, Map<String, AttributeValue> item) {
        try {
            return changes.obstacle(item).isPresent() ? Optional.empty() : Optional.of(changes.applyTo(item));
        } catch (IllegalStateException impossible) {
            return Optional.empty();
        }
    }

    private static Optional<Map<String, AttributeValue>> theirs(MovieUpdate update) {
        try {
            return Optional.of(update.apply().toItem());
        } catch (ConditionNotMetException | AttributeTypeException e) {
            return Optional.empty();
        } catch (DynamoDbException e) {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
            return Optional.empty();
        }
    }

    private static String shown(Optional<Map<String, AttributeValue>> item) {
        return item.map(EditsTest::shown).orElse("a refusal");
    }

    private static String shown(Map<String, AttributeValue> item) {
        return Literals.exactly(AttributeValue.fromM(item));
    }
}
