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
 * One update as a transaction with a token: made once and no more; see {@link MovieUpdate#exactlyOnce}.
 *
 * <p>The token is made with this specification, and DynamoDB knows it for ten minutes. Running the same specification
 * again in that time does not make the update again; after an {@link OutcomeUnknownException} that settles it. (If a
 * parent map is missing, the update takes two transactions, and running it again may make it again.)
 *
 * <p>It costs twice the write units, and a consistent read of the movie afterwards, which shows writes of others that came
 * between. If somebody deleted the movie right afterwards, the movie is a part with nothing but the key. The terminals throw
 * {@link TransactionOutcome.CancelledException} if other writes stood in the way for all tries.
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

    /** The update was made, so this is no "not found"; but a movie that is gone has no attributes to show. */
    private Movie deletedMeanwhile() {
        return Movie.fromItem(new ItemInPart(spec.key().toItem(), Projection.of(MovieKey.NAMES, List.of())));
    }

    /**
     * The request that is sent first; no call is made.
     *
     * @return the request, token included
     */
    public TransactWriteItemsRequest toRequest() {
        return once.transaction().toRequest(spec.table().target());
    }

    @Override
    String explained(@Nullable TableInfo figures) {
        return spec.explanation("TransactWriteItems", 2, figures).with(toRequest());
    }

    /** The update as people read it, values included. */
    @Override
    public String toString() {
        return spec + ", exactly once";
    }
}
