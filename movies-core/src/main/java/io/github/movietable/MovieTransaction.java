package io.github.movietable;

import io.github.movietable.expression.CheckReturnValue;
import io.github.movietable.expression.CheckReturnValue.CanIgnoreReturnValue;
import io.github.movietable.expression.MovieCondition;
import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.write.Action;
import io.github.movietable.internal.write.Check;
import io.github.movietable.internal.write.Delete;
import io.github.movietable.internal.write.Put;
import io.github.movietable.internal.write.Transaction;
import io.github.movietable.internal.write.Update;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * Writes of up to 100 movies that are applied together or not at all: one false condition cancels all. {@link #apply}
 * or {@link #tryApply} runs the transaction. Costs twice the write units of its writes, even if it is cancelled.
 *
 * <pre>{@code
 * movies.transaction()
 *         .put(Movie.of(2015, "The Big New Movie"))
 *         .update(movies.update(1985, "Brazil").increment(RANK, 1))
 *         .check(MovieKey.of(1985, "Ran"), PLOT.exists())
 *         .apply();
 * }</pre>
 *
 * <p>Each transaction has an idempotency token, made when its last action is added. DynamoDB remembers the token for
 * ten minutes: running the same transaction again in that time does not apply it again. So after an {@link
 * OutcomeUnknownException}, running the same transaction again settles the outcome.
 *
 * <p>Immutable; each method that adds an action returns a new transaction.
 */
@CheckReturnValue
public final class MovieTransaction {
    private static final int MAX_ACTIONS = 100;

    private final TableView table;
    private final List<Action> actions;
    private final String token;

    private MovieTransaction(TableView table, List<Action> actions) {
        this.table = table;
        this.actions = actions;
        this.token = UUID.randomUUID().toString();
    }

    static MovieTransaction of(TableView table) {
        return new MovieTransaction(table, List.of());
    }

    /**
     * Adds an action that puts a movie, and replaces a stored movie with the same key.
     *
     * @param movie the movie
     * @return a new transaction that has this action too
     */
    public MovieTransaction put(Movie movie) {
        return with(new Put(movie, null));
    }

    /**
     * Adds an action that puts a movie if none with its key is stored.
     *
     * @param movie the movie
     * @return a new transaction that has this action too
     */
    public MovieTransaction putIfAbsent(Movie movie) {
        return with(new Put(movie, Put.ABSENT));
    }

    /**
     * Adds an action that puts a movie if a condition is true of the stored movie; see {@link MovieTable#putIf}.
     *
     * @param movie the movie
     * @param condition the condition on the stored movie
     * @return a new transaction that has this action too
     */
    public MovieTransaction putIf(Movie movie, MovieCondition condition) {
        return with(new Put(movie, needed("putIf", condition)));
    }

    /**
     * Adds an action that updates a movie. The update's conditions count here too; do not also run it by itself.
     *
     * @param update an update of a movie of this table
     * @return a new transaction that has this action too
     */
    public MovieTransaction update(MovieUpdate update) {
        UpdateSpec spec = update.spec().checked();
        if (!spec.table().name().equals(table.name())) {
            throw new IllegalArgumentException("a transaction on the table " + table.name()
                    + " can't run an update of the table " + spec.table().name());
        }
        return with(Update.of(spec.plan()));
    }

    /**
     * Adds an action that deletes a movie, and does nothing if it is not stored.
     *
     * @param key its key
     * @return a new transaction that has this action too
     */
    public MovieTransaction delete(MovieKey key) {
        return with(new Delete(key, null));
    }

    /**
     * Adds an action that deletes a movie, and demands that the movie is stored and a condition is true of it.
     *
     * @param key its key
     * @param condition the condition on the stored movie
     * @return a new transaction that has this action too
     */
    public MovieTransaction deleteIf(MovieKey key, MovieCondition condition) {
        return with(new Delete(key, needed("deleteIf", condition)));
    }

    /**
     * Adds an action that writes nothing, but demands that a movie is stored and a condition is true of it.
     *
     * @param key its key
     * @param condition the condition on the stored movie
     * @return a new transaction that has this action too
     */
    public MovieTransaction check(MovieKey key, MovieCondition condition) {
        return with(new Check(key, needed("check", condition)));
    }

    private static MovieCondition needed(String verb, MovieCondition condition) {
        return Objects.requireNonNull(condition, () -> verb + " needs a condition, which is null");
    }

    private MovieTransaction with(Action action) {
        if (actions.size() == MAX_ACTIONS) {
            throw new IllegalArgumentException("DynamoDB allows at most " + MAX_ACTIONS + " actions in a transaction");
        }
        if (actions.stream().anyMatch(other -> other.key().equals(action.key()))) {
            throw new IllegalArgumentException("a transaction can act on a movie only once, but does so twice on "
                    + action.key() + "; join both into one update, or use two transactions");
        }
        return new MovieTransaction(
                table, Stream.concat(actions.stream(), Stream.of(action)).toList());
    }

    /**
     * Runs the transaction.
     *
     * @throws TransactionOutcome.CancelledException if the transaction was cancelled; nothing was applied
     * @throws OutcomeUnknownException if DynamoDB gave no definite response; run it again within ten minutes
     * @throws IllegalStateException if the transaction has no actions
     */
    public void apply() {
        table.run(applied(table));
    }

    /** The transaction as a {@link Step} that throws if DynamoDB cancels it, to be run by a table of the same name. */
    Step<TransactionOutcome> applied(TableView by) {
        return tried(by).map(outcome -> {
            if (outcome instanceof TransactionOutcome.Cancelled cancelled) {
                throw new TransactionOutcome.CancelledException(table.name(), cancelled);
            }
            return outcome;
        });
    }

    /**
     * Runs the transaction; unlike {@link #apply}, returns a cancellation instead of throwing. If the transaction
     * conflicts with other writes, it is tried again, with the same token, for some seconds.
     *
     * @return {@code Applied}, or {@code Cancelled} with the reasons
     * @throws OutcomeUnknownException if DynamoDB gave no definite response; run it again within ten minutes
     * @throws IllegalStateException if the transaction has no actions
     */
    @CanIgnoreReturnValue
    public TransactionOutcome tryApply() {
        return table.run(tried(table));
    }

    /** The transaction as a {@link Step} whose result is the outcome, to be run by a table of the same name. */
    Step<TransactionOutcome> tried(TableView by) {
        by.checkRuns("a transaction", table);
        Transaction checked = checked();
        return by.writing(
                        "the transaction that begins with",
                        checked.actions().get(0).key(),
                        () -> checked.steps(by.target()))
                .map(end -> Outcomes.ofTransaction(by, end));
    }

    /**
     * The request that is sent first; no call is made.
     *
     * @return the request, with the token
     * @throws IllegalStateException if the transaction has no actions
     */
    public TransactWriteItemsRequest toRequest() {
        return checked().toRequest(table.target());
    }

    /**
     * The transaction in words: its actions with their values, its cost, and the request as JSON. No call is made.
     *
     * @return some lines of text
     */
    public String explain() {
        Explanation explanation = new Explanation("TransactWriteItems on the table " + table.name(), null);
        actions.forEach(action -> explanation.line(action.word(), action.key()));
        return explanation
                .line("cost", "2 write units for each KB of each movie, even if it is cancelled")
                .with(toRequest());
    }

    private Transaction checked() {
        if (actions.isEmpty()) {
            throw new IllegalStateException(
                    "the transaction has no actions; add one with put, update, delete or check");
        }
        return new Transaction(actions, token);
    }

    /** The number of actions and the table's name. */
    @Override
    public String toString() {
        return "transaction of " + actions.size() + " on " + table.name();
    }
}
