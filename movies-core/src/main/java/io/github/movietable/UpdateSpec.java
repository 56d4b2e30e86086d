package io.github.movietable;

import io.github.movietable.expression.Change;
import io.github.movietable.expression.Changes;
import io.github.movietable.expression.FailedClause;
import io.github.movietable.expression.MovieCondition;
import io.github.movietable.expression.Path;
import io.github.movietable.expression.Placeholders;
import io.github.movietable.model.AttributeTypeException;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What an update says, and what a refusal of it means.
 *
 * <p>{@code SET info.rating} is impossible where {@code info} is missing, and making {@code info} in the same expression
 * overlaps. So the first form demands that {@code info} is a map; a refusal brings the item, and where {@code info} is
 * missing the second form sets it as a whole, with all changes within it, provided that it is still missing. Refused
 * because it came into being meanwhile: the first form again.
 */
record UpdateSpec(
        TableView table,
        MovieKey key,
        Changes changes,
        @Nullable MovieCondition condition,
        boolean creates,
        @Nullable VersionMark version) {
    /** How often the form changes before the last refusal counts. */
    static final int ROUNDS = 3;

    static UpdateSpec of(TableView table, MovieKey key) {
        return new UpdateSpec(table, key, Changes.none(), null, false, null);
    }

    UpdateSpec with(Change change) {
        Changes more = changes.and(change);
        Path newest = more.targets().get(more.targets().size() - 1);
        if (MovieKey.NAMES.contains(newest.root())) {
            throw new IllegalArgumentException("updating " + key + ": " + newest
                    + " is part of the key, which can't be changed; MovieTable.move gives a movie another key");
        }
        return new UpdateSpec(table, key, more, condition, creates, version);
    }

    UpdateSpec onlyIf(MovieCondition must) {
        MovieCondition all = condition == null ? must : condition.and(must);
        return new UpdateSpec(table, key, changes, all, creates, version);
    }

    UpdateSpec orCreate() {
        return new UpdateSpec(table, key, changes, condition, true, version);
    }

    UpdateSpec marked(VersionMark mark) {
        return new UpdateSpec(table, key, changes, condition, creates, mark)
                .onlyIf(mark.isAsRead())
                .with(mark.change());
    }

    UpdateSpec checked() {
        if (changes.isEmpty()) {
            throw new IllegalStateException(
                    "updating " + key + ": say what to change, with set(…), remove(…) and so on");
        }
        return this;
    }

    Changes.Folded firstForm() {
        return new Changes.Folded(changes, List.of());
    }

    /** The condition of a form, or null where there is none. */
    @Nullable
    String conditionText(Changes.Folded form, Placeholders placeholders) {
        List<MovieCondition> all = new ArrayList<>();
        if (!creates) {
            all.add(MovieWrites.EXISTS);
        }
        all.addAll(form.changes().demands());
        all.addAll(form.conditions());
        if (condition != null) {
            all.add(condition);
        }
        return all.isEmpty()
                ? null
                : placeholders.condition('c', MovieCondition.allOf(all.toArray(MovieCondition[]::new)));
    }

    /** A refusal that is the caller's to know; none where only a parent is missing. */
    Optional<WriteOutcome> refusal(Map<String, AttributeValue> item) {
        if (item.isEmpty() && !creates) {
            return Optional.of(new WriteOutcome.NotFound(key));
        }
        return ownConditions().stream()
                .filter(own -> !own.test(() -> item))
                .findFirst()
                .map(own -> notMet(item, own.whyNot(() -> item)));
    }

    /** What the caller asked for or implied, as opposed to what the form of the request needs. */
    private List<MovieCondition> ownConditions() {
        List<MovieCondition> own = new ArrayList<>(changes.sourcesExist());
        if (condition != null) {
            own.add(0, condition);
        }
        return own;
    }

    WriteOutcome notMet(Map<String, AttributeValue> item, List<FailedClause> why) {
        return item.isEmpty()
                ? new WriteOutcome.NotFound(key)
                : new WriteOutcome.ConditionNotMet(Movie.fromItem(item), why);
    }

    /** The parent that is there with a type that can't hold what is to be put into it. */
    Optional<AttributeTypeException> obstacle(Map<String, AttributeValue> item) {
        return changes.obstacle(item).map(parent -> Movie.parentType(key, parent, item));
    }

    /** Whether a stored movie is as if the update had just been made. */
    boolean isDoneIn(Movie stored) {
        try {
            return changes.areRepeatable()
                    && Movie.fromItem(changes.applyTo(stored.toItem())).equals(stored);
        } catch (IllegalStateException impossible) {
            return false;
        }
    }

    boolean isMine(Movie stored) {
        return version != null && version.isWrittenIn(stored);
    }

    Explanation explanation(String operation, int times, @Nullable TableInfo figures) {
        return new Explanation(operation + " on the table " + table.name(), figures)
                .line("key", key)
                .line("changes", changes)
                .line("movie", creates ? "may be missing, and is created then" : "must be there")
                .line("condition", condition, condition != null)
                .line(
                        "parents",
                        "a missing map on the way is made by a second call",
                        !changes.demands().isEmpty())
                .line("repeated", "only after a throttled attempt", !changes.areRepeatable() && times == 1)
                .writeCost(times);
    }

    /** The update as people read it, values included. */
    @Override
    public String toString() {
        return "update " + key + " in " + table.name() + ": " + changes + (condition == null ? "" : " if " + condition);
    }
}
