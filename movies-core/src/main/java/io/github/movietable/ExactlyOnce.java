package io.github.movietable;

import io.github.movietable.expression.CheckReturnValue;
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
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * One update as a transaction with a client request token, so that retries never apply it twice; see {@link
 * MovieUpdate#exactlyOnce}.
 *
 * <p>The token is generated when this object is made, and DynamoDB remembers it for ten minutes after the request.
 * Within that time, running the same object again does not change the movie again; after an {@link
 * OutcomeUnknownException}, that tells you the outcome. (If a parent map is missing, the update takes two transactions,
 * and a second run may apply it again.)
 *
 * <p>It costs twice the write units, plus a consistent read of the movie afterwards, which may already show later
 * writes of others. If the movie was deleted before that read, the movie returned has only its key. The terminals throw
 * {@link TransactionOutcome.CancelledException} if every attempt conflicted with other writes.
 */
@CheckReturnValue
public final class ExactlyOnce extends UpdateTerminals {
    private final UpdateSpec spec;
    private final Once once;

    private ExactlyOnce(UpdateSpec spec) {
        super(spec);
        this.spec = spec;
        this.once = new Once(Update.of(spec.plan()), UUID.randomUUID().toString());
    }

    static ExactlyOnce of(UpdateSpec spec) {
        return new ExactlyOnce(spec);
    }

    @Override
    Step<WriteOutcome> tried(TableView by) {
        by.checkRuns("an update", spec.table());
        return by.writing(UpdateSpec.DOING, spec.key(), () -> once.steps(by.target()))
                .map(end ->
                        end instanceof Written.Applied applied && applied.item().isEmpty()
                                ? new WriteOutcome.Applied(deletedMeanwhile())
                                : Outcomes.of(UpdateSpec.DOING, by, end));
    }

    /** The result if the movie is gone after the update; it was updated, so this is not {@code NotFound}. */
    private Movie deletedMeanwhile() {
        return Movie.fromItem(new ItemInPart(spec.key().toItem(), Projection.of(MovieKey.NAMES, List.of())));
    }

    /**
     * The first request that {@code apply} or {@code tryApply} would send. This method sends nothing.
     *
     * @return the request, including its client request token
     */
    public TransactWriteItemsRequest toRequest() {
        return once.transaction().toRequest(spec.table().target());
    }

    @Override
    String explained(@Nullable TableInfo figures) {
        return spec.explanation("TransactWriteItems", 2, figures).with(toRequest());
    }

    /** A description of the update, including the values that it writes. */
    @Override
    public String toString() {
        return spec + ", exactly once";
    }
}
