package io.github.movietable;

import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.CheckReturnValue;
import io.github.movietable.expression.MovieCondition;
import io.github.movietable.expression.NumberAttribute;
import io.github.movietable.expression.TextAttribute;
import io.github.movietable.internal.call.Gate;
import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.document.Texts;
import io.github.movietable.internal.document.Values;
import io.github.movietable.internal.read.PageCourse;
import io.github.movietable.internal.read.Pages;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The movies of one year, ordered by title. The query reads only the titles asked for, and costs a read unit for each 8
 * KB of them, for each 4 KB if it is consistent.
 *
 * <pre>{@code
 * YearQuery aToL = movies.inYear(1985)
 *         .titlesBetween("A", "L")
 *         .fields(GENRES, ACTORS.at(0));
 * for (Movie movie : aToL) {
 *     System.out.println(movie.title() + ": " + movie.genres());
 * }
 * Optional<Movie> last = movies.inYear(1985).descending().first();
 * }</pre>
 *
 * <p>Titles are ordered by their UTF-8 bytes: capitals before small letters, and {@code "L"} before {@code "Lethal
 * Weapon 3"}. DynamoDB accepts one condition on the title, so each clause on titles replaces an earlier one.
 */
@CheckReturnValue
public final class YearQuery extends OrderedRead<YearQuery> {
    private static final NumberAttribute YEAR = Attribute.named(MovieKey.YEAR).asNumber();
    private static final TextAttribute TITLE = Attribute.named(MovieKey.TITLE).asText();

    private final int year;
    private final @Nullable MovieCondition titles;

    private YearQuery(TableView table, ReadClauses clauses, int year, @Nullable MovieCondition titles) {
        super(table, clauses);
        this.year = year;
        this.titles = titles;
    }

    static YearQuery of(TableView table, int year) {
        return new YearQuery(table, ReadClauses.of(table), year, null);
    }

    @Override
    YearQuery of(TableView by, ReadClauses changed) {
        return new YearQuery(by, changed, year, titles);
    }

    private YearQuery with(@Nullable MovieCondition range) {
        return new YearQuery(table(), clauses(), year, range);
    }

    /**
     * Reads only the movie with this title.
     *
     * @param title the title
     * @return a new query for this title
     */
    public YearQuery titled(String title) {
        return with(TITLE.is(bound(title)));
    }

    /**
     * Reads only titles from one to another, both included: {@code titlesBetween("A", "L")} includes a movie called "L"
     * and excludes "Lethal Weapon 3", which comes after "L".
     *
     * @param from the lowest title
     * @param to the highest title
     * @return a new query for these titles
     * @throws IllegalArgumentException if {@code from} comes after {@code to}
     */
    public YearQuery titlesBetween(String from, String to) {
        if (Values.compareText(from, to) > 0) {
            throw new IllegalArgumentException("titlesBetween(" + Texts.quoted(from) + ", " + Texts.quoted(to)
                    + "): the first title comes after the second; give the lower first");
        }
        return with(TITLE.between(bound(from), bound(to)));
    }

    /**
     * Reads only titles that start with a text. Upper and lower case differ.
     *
     * @param prefix the start of the titles; {@code ""} allows all titles
     * @return a new query for these titles
     */
    public YearQuery titlesStartingWith(String prefix) {
        return prefix.isEmpty() ? with((MovieCondition) null) : with(TITLE.startsWith(bound(prefix)));
    }

    /**
     * Reads only titles before a given one, which is excluded.
     *
     * @param title a title
     * @return a new query for these titles
     */
    public YearQuery titlesBefore(String title) {
        return with(TITLE.below(bound(title)));
    }

    /**
     * Reads only titles up to a given one, which is included.
     *
     * @param title a title
     * @return a new query for these titles
     */
    public YearQuery titlesTo(String title) {
        return with(TITLE.atMost(bound(title)));
    }

    /**
     * Reads only titles after a given one, which is excluded.
     *
     * @param title a title
     * @return a new query for these titles
     */
    public YearQuery titlesAfter(String title) {
        return with(TITLE.above(bound(title)));
    }

    /**
     * Reads only the given title and those after it.
     *
     * @param title a title
     * @return a new query for these titles
     */
    public YearQuery titlesFrom(String title) {
        return with(TITLE.atLeast(bound(title)));
    }

    /** Checks a title: DynamoDB refuses a sort key that is empty or too long, even in a condition. */
    private String bound(String title) {
        return MovieKey.of(year, title).title();
    }

    /**
     * The request that {@link #page} sends; no call is made.
     *
     * @return the request, just as it is sent
     */
    public QueryRequest toRequest() {
        PartitionQuery query = query();
        return query.request(query.plan());
    }

    PartitionQuery query() {
        return new PartitionQuery(table(), null, keyCondition(), clauses());
    }

    private MovieCondition keyCondition() {
        MovieCondition ofYear = YEAR.is(year);
        return titles == null ? ofYear : ofYear.and(titles);
    }

    @Override
    Step<PageCourse<Movie>> course(Gate gate, boolean isOnePage) {
        PartitionQuery query = query();
        Pages<Movie> pages = pages(query.plan());
        return Step.done(oneByOne(pages, () -> pages.through(gate), query.from(), isOnePage));
    }

    @Override
    Cursor.Binding binding() {
        return query().binding();
    }

    @Override
    String explained(@Nullable TableInfo figures) {
        Explanation explanation = new Explanation("Query of the table " + table().name(), figures)
                .line("key condition", keyCondition())
                .line("order", order("title"));
        return clauses()
                .explain(explanation)
                .line("cost", cost(explanation, clauses().isConsistent()))
                .with(toRequest());
    }

    static String cost(Explanation explanation, boolean consistent) {
        String rule = "a read unit for each " + (consistent ? 4 : 8) + " KB of what the key condition selects";
        return explanation
                .movieBytes()
                .map(bytes -> rule + "; " + Explanation.about(Explanation.readUnits(100 * bytes, consistent), "read")
                        + " for 100 average movies")
                .orElse(rule + "; the table's figures are unknown");
    }

    /** The query in words, with the values of its conditions. */
    @Override
    public String toString() {
        return "query " + table().name() + ": " + clauses().inWords(keyCondition());
    }
}
