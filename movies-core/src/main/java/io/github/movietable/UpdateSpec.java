package io.github.movietable;

import io.github.movietable.expression.MovieCondition;
import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.write.Change;
import io.github.movietable.internal.write.Changes;
import io.github.movietable.internal.write.Update;
import io.github.movietable.internal.write.UpdatePlan;
import io.github.movietable.internal.write.Written;
import io.github.movietable.model.MovieKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** An update of a movie: its changes and conditions, and the movie's version if the update checks one. */
record UpdateSpec(
        TableView table, UpdatePlan plan, @Nullable VersionMark version) {
    static final String DOING = "updating";

    static UpdateSpec of(TableView table, MovieKey key) {
        return new UpdateSpec(table, UpdatePlan.of(key), null);
    }

    private UpdateSpec saying(UpdatePlan more) {
        return new UpdateSpec(table, more, version);
    }

    UpdateSpec with(Change change) {
        return saying(plan.with(change));
    }

    UpdateSpec onlyIf(MovieCondition must) {
        return saying(plan.onlyIf(must));
    }

    UpdateSpec orCreate() {
        return saying(plan.orCreate());
    }

    UpdateSpec marked(VersionMark mark) {
        UpdatePlan marked = plan.onlyIf(mark.isAsRead()).with(mark.change()).knownBy(mark.trace());
        return new UpdateSpec(table, marked, mark);
    }

    UpdateSpec checked() {
        return saying(plan.checked());
    }

    MovieKey key() {
        return plan.key();
    }

    Changes changes() {
        return plan.changes();
    }

    /** The update as a {@link Step}, to be run by a table of the same name. */
    Step<Written> steps(TableView by, ReturnValue returning) {
        by.checkRuns("an update", table);
        return by.writing(DOING, key(), () -> Update.of(plan.checked()).steps(by.target(), returning));
    }

    /** The item that an applied update returned; throws if the update was refused or its outcome is unknown. */
    Map<String, AttributeValue> applied(Written end) {
        if (end instanceof Written.Applied applied) {
            return applied.item();
        }
        throw Outcomes.exception(DOING, this, Outcomes.refusal(DOING, table, end));
    }

    UpdateItemRequest toRequest() {
        return Update.of(plan.checked()).toRequest(table.target(), ReturnValue.ALL_NEW);
    }

    Explanation explanation(String operation, int times, @Nullable TableInfo figures) {
        Changes changes = plan.changes();
        MovieCondition condition = plan.condition();
        return new Explanation(operation + " on the table " + table.name(), figures)
                .line("key", key())
                .line("changes", changes)
                .line("movie", plan.creates() ? "is created if it is missing" : "must exist")
                .line("condition", condition, condition != null)
                .line(
                        "parents",
                        "a missing parent map is created by a second call",
                        !changes.demands().isEmpty())
                .line("repeated", "only after a throttled attempt", !changes.areRepeatable() && times == 1)
                .writeCost(times);
    }

    /** The update in words: its changes and conditions, with the values. */
    @Override
    public String toString() {
        MovieCondition condition = plan.condition();
        return "update " + key() + " in " + table.name() + ": " + changes()
                + (condition == null ? "" : " if " + condition);
    }
}
