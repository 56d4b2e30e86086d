package io.github.movietable.expression;

import io.github.movietable.internal.document.Scribe;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A condition that is true or false of a movie: {@code RATING.atMost(5).and(PLOT.exists())}. Attributes make
 * conditions. A write is refused if its condition is false, a read returns only movies of which it is true, and {@link
 * #test test} decides it without a call.
 *
 * <pre>{@code
 * MovieCondition worthKeeping =
 *         RATING.atLeast(8).or(GENRES.contains("Sci-Fi").and(PLOT.exists()));
 * List<Movie> kept = movies.inYear(1985).where(worthKeeping).list();
 * boolean isKept = worthKeeping.test(movies.get(1985, "Brazil"));
 * WriteOutcome outcome = movies.deleteIf(1985, "Brazil", worthKeeping.negate());
 * }</pre>
 *
 * <p>Immutable. Names and values reach DynamoDB as placeholders only, so no text can change what a condition means.
 *
 * <p>If an attribute is missing or has another type, every comparison is false, but {@code isNot} is true: these are
 * DynamoDB's rules.
 */
@CheckReturnValue
public abstract sealed class MovieCondition permits Clause, Junction, Negation {
    /** The most operators that DynamoDB takes in one expression. */
    static final int MAX_OPERATORS = 300;

    /** Operators are counted up to this number, because the same condition may stand in another many times. */
    static final int TOO_MANY = 1_000_000_000;

    /** How deep conditions are nested in it, itself included. */
    private final int depth;

    /** How many operators it has. */
    private final int operators;

    MovieCondition(int depth, int operators) {
        if (depth > MAX_OPERATORS) {
            throw new IllegalArgumentException("a condition is nested over " + MAX_OPERATORS + " deep; DynamoDB takes "
                    + MAX_OPERATORS + " operators in one expression, and each level is one at least: allOf(…) and"
                    + " anyOf(…) join many without nesting them");
        }
        this.depth = depth;
        this.operators = operators;
    }

    /**
     * Both.
     *
     * @param other another condition
     * @return this {@code AND} the other
     */
    public final MovieCondition and(MovieCondition other) {
        return Junction.of(Junction.Operator.AND, List.of(this, other));
    }

    /**
     * Either, or both.
     *
     * @param other another condition
     * @return this {@code OR} the other
     */
    public final MovieCondition or(MovieCondition other) {
        return Junction.of(Junction.Operator.OR, List.of(this, other));
    }

    /**
     * The opposite.
     *
     * @return {@code NOT} this
     */
    public final MovieCondition negate() {
        return new Negation(this);
    }

    /**
     * The opposite of a condition, for static import: {@code not(PLOT.exists())}.
     *
     * @param condition a condition
     * @return {@code NOT} the condition
     */
    public static MovieCondition not(MovieCondition condition) {
        return condition.negate();
    }

    /**
     * All of some conditions.
     *
     * @param conditions at least one
     * @return them joined by {@code AND}
     */
    public static MovieCondition allOf(MovieCondition... conditions) {
        return Junction.of(Junction.Operator.AND, Arrays.asList(conditions));
    }

    /**
     * At least one of some conditions.
     *
     * @param conditions at least one
     * @return them joined by {@code OR}
     */
    public static MovieCondition anyOf(MovieCondition... conditions) {
        return Junction.of(Junction.Operator.OR, Arrays.asList(conditions));
    }

    /**
     * Whether the condition holds of an item, by DynamoDB's rules and without a call. If the movie was read in part,
     * the condition sees only that part, in which the elements of a list have moved up.
     *
     * @param item a movie, or any item; {@code () -> map} will do
     * @return whether it holds
     */
    public final boolean test(Item item) {
        return holds(item.toItem());
    }

    /**
     * The clauses that make the condition false. Of clauses joined by {@code AND} they are the false ones, of clauses
     * joined by {@code OR} all. A clause under {@code NOT} is named with its {@code NOT}.
     *
     * @param item a movie, or any item
     * @return the clauses; empty if the condition holds
     */
    public final List<FailedClause> whyNot(Item item) {
        Map<String, AttributeValue> stored = item.toItem();
        return falseParts(stored).stream()
                .map(part -> FailedClause.of(part, stored))
                .toList();
    }

    /**
     * The names of the top-level attributes the condition looks at.
     *
     * @return the names
     */
    public abstract Set<String> roots();

    abstract boolean holds(Map<String, AttributeValue> item);

    abstract List<MovieCondition> falseParts(Map<String, AttributeValue> item);

    abstract String render(Scribe scribe);

    final int depth() {
        return depth;
    }

    final int operators() {
        return operators;
    }

    /** The attributes that it looks at. */
    abstract List<Operand> subjects();

    /** The condition for people, values included: {@code info.rating <= 4}. */
    @Override
    public final String toString() {
        return render(Scribe.PLAIN);
    }
}
