package io.github.movietable;

import io.github.movietable.expression.CheckReturnValue;
import io.github.movietable.expression.CheckReturnValue.CanIgnoreReturnValue;
import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.document.ItemInPart;
import io.github.movietable.internal.document.Projection;
import io.github.movietable.internal.write.Once;
import io.github.movietable.internal.write.Update;
import io.github.movietable.internal.write.Written;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * One update as a transaction with a token: made once and no more; see {@link MovieUpdate#exactlyOnce}.
 *
 * <p>The token is made with this specification, and DynamoDB knows it for ten minutes. Running the same specification
 * again in that time does not make the update again; after an {@link OutcomeUnknownException} that settles it. (Where a
 * parent map was missing the update takes two transactions, and running it again may make it again.)
 */
@CheckReturnValue
public final class ExactlyOnce {
    private final UpdateSpec spec;
    private final Once once;

    private ExactlyOnce(UpdateSpec spec) {
        this.spec = spec;
        this.once = new Once(Update.of(spec.plan()), UUID.randomUUID().toString());
    }

    static ExactlyOnce of(UpdateSpec spec) {
        return new ExactlyOnce(spec);
    }

    /**
     * Makes the update. Costs twice the write units, and the read of the movie afterwards, strongly consistent.
     *
     * @return the movie as stored afterwards; writes of others between may show in it. A part with nothing but the key if
     *     somebody deleted it right afterwards
     * @throws MovieNotFoundException if the movie is not there; nothing was written
     * @throws ConditionNotMetException if a condition is false; nothing was written
     * @throws VersionConflictException if the update is of a versioned table and the movie was written since it was read
     * @throws TransactionOutcome.CancelledException if other writes stood in the way for all of our tries
     * @throws OutcomeUnknownException if DynamoDB gave no definite answer; running this again settles it
     */
    @CanIgnoreReturnValue
    public Movie apply() {
        return spec.table().run(applied(spec.table()));
    }

    /** The update as a step, by a table of the same name. */
    Step<Movie> applied(TableView by) {
        return tried(by).map(outcome -> {
            if (outcome instanceof WriteOutcome.Applied applied) {
                return applied.movie();
            }
            throw Outcomes.exception(UpdateSpec.DOING, spec, outcome);
        });
    }

    /**
     * Makes the update, and returns a refusal where {@link #apply} throws.
     *
     * @return {@code Applied} with the movie as stored afterwards, a part with nothing but the key if somebody deleted it
     *     right afterwards; {@code ConditionNotMet}, or {@code NotFound}
     * @throws TransactionOutcome.CancelledException if other writes stood in the way for all of our tries
     * @throws OutcomeUnknownException if DynamoDB gave no definite answer; running this again settles it
     */
    @CanIgnoreReturnValue
    public WriteOutcome tryApply() {
        return spec.table().run(tried(spec.table()));
    }

    /** The update as a step that ends with an outcome. */
    Step<WriteOutcome> tried(TableView by) {
        by.checkRuns("an update", spec.table());
        return by.writing(UpdateSpec.DOING, spec.key(), () -> once.steps(by.target()))
                .map(end ->
                        end instanceof Written.Applied applied && applied.item().isEmpty()
                                ? new WriteOutcome.Applied(deletedMeanwhile())
                                : Outcomes.of(UpdateSpec.DOING, by, end));
    }

    /** The update was made, so this is no "not found"; but a movie that is gone has no attributes to show. */
    private Movie deletedMeanwhile() {
        return Movie.fromItem(new ItemInPart(spec.key().toItem(), Projection.of(MovieKey.NAMES, List.of())));
    }

    /**
     * The request that is sent first; no call is made.
     *
     * @return exactly what is sent, token included
     */
    public TransactWriteItemsRequest toRequest() {
        return once.transaction().toRequest(spec.table().target());
    }

    /**
     * The update in plain words: key, changes, conditions, cost, and the request as JSON. No call is made. It holds the
     * values.
     *
     * @return some lines of text
     */
    public String explain() {
        return spec.explanation("TransactWriteItems", 2, null).with(toRequest());
    }

    /** The update as people read it, values included. */
    @Override
    public String toString() {
        return spec + ", exactly once";
    }
}
