package io.github.movietable.expression;

import io.github.movietable.internal.document.Scribe;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A condition that is true or false for a movie: {@code RATING.atMost(5).and(PLOT.exists())}. The methods of attributes
 * create conditions. A write is refused if its condition is false, a read returns only movies for which its condition
 * is true, and {@link #test test} evaluates a condition without calling DynamoDB.
 *
 * <pre>{@code
 * MovieCondition worthKeeping =
 *         RATING.atLeast(8).or(GENRES.contains("Sci-Fi").and(PLOT.exists()));
 * List<Movie> kept = movies.inYear(1985).where(worthKeeping).list();
 * boolean isKept = worthKeeping.test(movies.get(1985, "Brazil"));
 * WriteOutcome outcome = movies.deleteIf(1985, "Brazil", worthKeeping.negate());
 * }</pre>
 *
 * <p>Conditions are immutable. Names and values are sent to DynamoDB as placeholders only, so no string in them can
 * change what a condition means.
 *
 * <p>If an attribute is missing or has a type other than the value it is compared with, every comparison is false,
 * except {@code isNot}, which is true: these are DynamoDB's rules.
 */
@CheckReturnValue
public abstract sealed class MovieCondition permits Clause, Junction, Negation {
    /** The most operators that DynamoDB allows in one expression. */
    static final int MAX_OPERATORS = 300;

    /** Operators are counted up to here: a condition can be nested repeatedly, so the count could overflow an int. */
    static final int TOO_MANY = 1_000_000_000;

    /** How many levels of conditions are nested in this one, counting itself as the first. */
    private final int depth;

    /** How many operators the condition has by DynamoDB's count, at most {@link #TOO_MANY}. */
    private final int operators;

    MovieCondition(int depth, int operators) {
        if (depth > MAX_OPERATORS) {
            throw new IllegalArgumentException("a condition is nested over " + MAX_OPERATORS + " deep; DynamoDB allows "
                    + MAX_OPERATORS + " operators in one expression, and each level is one at least: allOf(…) and"
                    + " anyOf(…) join many without nesting them");
        }
        this.depth = depth;
        this.operators = operators;
    }

    /**
     * The condition that both this condition and another one are true.
     *
     * @param other the other condition
     * @return this {@code AND} the other
     */
    public final MovieCondition and(MovieCondition other) {
        return Junction.of(Junction.Operator.AND, List.of(this, other));
    }

    /**
     * The condition that this condition or another one is true, or both.
     *
     * @param other the other condition
     * @return this {@code OR} the other
     */
    public final MovieCondition or(MovieCondition other) {
        return Junction.of(Junction.Operator.OR, List.of(this, other));
    }

    /**
     * The condition that is true when this one is false.
     *
     * @return {@code NOT} this
     */
    public final MovieCondition negate() {
        return new Negation(this);
    }

    /**
     * The condition that is true when the given one is false, for static import: {@code not(PLOT.exists())}.
     *
     * @param condition the condition to negate
     * @return {@code NOT} the condition
     */
    public static MovieCondition not(MovieCondition condition) {
        return condition.negate();
    }

    /**
     * The condition that all the given conditions are true.
     *
     * @param conditions the conditions to join, at least one
     * @return the conditions joined by {@code AND}
     */
    public static MovieCondition allOf(MovieCondition... conditions) {
        return Junction.of(Junction.Operator.AND, Arrays.asList(conditions));
    }

    /**
     * The condition that at least one of the given conditions is true.
     *
     * @param conditions the conditions to join, at least one
     * @return the conditions joined by {@code OR}
     */
    public static MovieCondition anyOf(MovieCondition... conditions) {
        return Junction.of(Junction.Operator.OR, Arrays.asList(conditions));
    }

    /**
     * Evaluates the condition for an item by DynamoDB's rules, without a call. If only some attributes of a movie were
     * read, the condition sees only those; and if single elements of a list were read, it sees them without gaps, the
     * first one at index 0.
     *
     * @param item a movie, or any other item: {@code () -> map} for a map of attributes
     * @return true if the condition is true for the item
     */
    public final boolean test(Item item) {
        return holds(item.toItem());
    }

    /**
     * The clauses that make the condition false: for {@code AND}, only those of its clauses that are false; for {@code
     * OR}, all of them, because all are false. A {@code NOT} is returned as one clause, together with what it negates.
     *
     * @param item a movie, or any other item
     * @return the clauses with the stored values; empty if the condition is true
     */
    public final List<FailedClause> whyNot(Item item) {
        Map<String, AttributeValue> stored = item.toItem();
        return falseParts(stored).stream()
                .map(part -> FailedClause.of(part, stored))
                .toList();
    }

    /**
     * The names of the top-level attributes that the condition reads.
     *
     * @return the names, like {@code info}
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

    /** The attributes, and sizes of attributes, that the condition reads; constants are left out. */
    abstract List<Operand> subjects();

    /** The condition in readable form, with its values: {@code info.rating <= 4}. */
    @Override
    public final String toString() {
        return render(Scribe.PLAIN);
    }
}
