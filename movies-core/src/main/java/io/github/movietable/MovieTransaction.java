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
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * Writes of up to 100 movies that are done together or not at all. {@link #apply} or {@link #tryApply} runs it. Costs
 * twice the write units of its writes, also if it is cancelled.
 *
 * <pre>{@code
 * movies.transaction()
 *         .put(Movie.of(2015, "The Big New Movie"))
 *         .update(movies.update(1985, "Brazil").increment(RANK, 1))
 *         .check(MovieKey.of(1985, "Ran"), PLOT.exists())
 *         .apply();
 * }</pre>
 *
 * <p>Each transaction has a token, made when its last action is added. DynamoDB knows a token for ten minutes: the same
 * transaction run again in that time is not done again. So its outcome is always certain, and after an {@link
 * OutcomeUnknownException} running the same transaction again settles it.
 *
 * <p>Immutable; each action gives a new transaction.
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
     * Puts a movie.
     *
     * @param movie the movie
     * @return the transaction with this action
     */
    public MovieTransaction put(Movie movie) {
        return with(new Put(movie, null));
    }

    /**
     * Puts a movie if there is none of its key.
     *
     * @param movie the movie
     * @return the transaction with this action
     */
    public MovieTransaction putIfAbsent(Movie movie) {
        return with(new Put(movie, Put.ABSENT));
    }

    /**
     * Puts a movie if a condition holds of the stored movie; see {@link MovieTable#putIf}.
     *
     * @param movie the movie
     * @param condition what must hold
     * @return the transaction with this action
     */
    public MovieTransaction putIf(Movie movie, MovieCondition condition) {
        return with(new Put(movie, condition));
    }

    /**
     * Updates a movie. The update's conditions become conditions of the transaction; do not call its own terminals.
     *
     * @param update changes of a movie of this table
     * @return the transaction with this action
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
     * Deletes a movie, if it is there.
     *
     * @param key its key
     * @return the transaction with this action
     */
    public MovieTransaction delete(MovieKey key) {
        return with(new Delete(key, null));
    }

    /**
     * Deletes a movie, which must be there and of which a condition must hold.
     *
     * @param key its key
     * @param condition what must hold
     * @return the transaction with this action
     */
    public MovieTransaction deleteIf(MovieKey key, MovieCondition condition) {
        return with(new Delete(key, condition));
    }

    /**
     * Writes nothing, but demands that a movie is there and that a condition holds of it.
     *
     * @param key its key
     * @param condition what must hold
     * @return the transaction with this action
     */
    public MovieTransaction check(MovieKey key, MovieCondition condition) {
        return with(new Check(key, condition));
    }

    private MovieTransaction with(Action action) {
        if (actions.size() == MAX_ACTIONS) {
            throw new IllegalArgumentException("a transaction has up to " + MAX_ACTIONS + " actions in DynamoDB");
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
     * @throws TransactionOutcome.CancelledException if it was cancelled; nothing was done
     * @throws OutcomeUnknownException if DynamoDB gave no definite answer; running it again within ten minutes settles it
     * @throws IllegalStateException if it has no actions
     */
    public void apply() {
        table.run(applied(table));
    }

    /** The transaction as a step, by a table of the same name. */
    Step<TransactionOutcome> applied(TableView by) {
        return tried(by).map(outcome -> {
            if (outcome instanceof TransactionOutcome.Cancelled cancelled) {
                throw new TransactionOutcome.CancelledException(table.name(), cancelled);
            }
            return outcome;
        });
    }

    /**
     * Runs the transaction, and returns a cancellation for which {@link #apply} throws. If other writes stand in its way,
     * it is tried again, with the same token, for some seconds.
     *
     * @return {@code Applied}, or {@code Cancelled} with the reasons
     * @throws OutcomeUnknownException if DynamoDB gave no definite answer; running it again within ten minutes settles it
     * @throws IllegalStateException if it has no actions
     */
    @CanIgnoreReturnValue
    public TransactionOutcome tryApply() {
        return table.run(tried(table));
    }

    /** The transaction as a step that ends with an outcome. */
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
     * @return the request, token included
     * @throws IllegalStateException if it has no actions
     */
    public TransactWriteItemsRequest toRequest() {
        return checked().toRequest(table.target());
    }

    /**
     * The transaction in plain words: its actions, its cost, and the request as JSON. No call is made. It holds the values.
     *
     * @return some lines of text
     */
    public String explain() {
        Explanation explanation = new Explanation("TransactWriteItems on the table " + table.name(), null);
        actions.forEach(action -> explanation.line(action.word(), action.key()));
        return explanation
                .line("cost", "2 write units for each KB of each movie, also where it is cancelled")
                .with(toRequest());
    }

    private Transaction checked() {
        if (actions.isEmpty()) {
            throw new IllegalStateException(
                    "the transaction has no actions; add one with put, update, delete or check");
        }
        return new Transaction(actions, token);
    }

    /** How many actions there are, and on which table. */
    @Override
    public String toString() {
        return "transaction of " + actions.size() + " on " + table.name();
    }
}
