package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.Item;
import io.github.movietable.expression.MovieCondition;
import io.github.movietable.model.InvalidMovieException;
import io.github.movietable.model.Movie;
import io.github.movietable.testing.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Items of the table that are not movies are named, skipped or deleted, and do not affect the other items. */
class OddItemsTest {
    private static final MovieCondition ALWAYS = Attribute.named("nothing").doesNotExist();
    private static final String SECRET = "what nobody should read in a message";

    private final MovieTable movies = MovieTable.named(Database.newName(), Database.client());
    private final List<Item> odd = new ArrayList<>();

    @BeforeEach
    void fill() {
        movies.create(Throughput.onDemand(), TitleIndex.likeTheTable());
        for (int year : List.of(1903, 1904, 1906)) {
            movies.put(Movie.of(year, "Same").with(PLOT, SECRET));
            movies.put(Movie.of(year, "Other"));
        }
        put(movies, fromN("1905.5"), fromS("Same"));
        put(movies, fromN("3000000000"), fromS("Far away"));
    }

    private static void put(MovieTable table, AttributeValue year, AttributeValue title) {
        Database.client()
                .putItem(put ->
                        put.tableName(table.name()).item(Map.of("year", year, "title", title, "plot", fromS(SECRET))));
    }

    private List<MovieRead<?>> reads() {
        return List.of(
                movies.scan(),
                movies.scan().segments(4),
                movies.titled("Same"),
                movies.scan().fields(PLOT));
    }

    @Test
    void oneIsNamedWithItsTable() {
        for (MovieRead<?> read : reads()) {
            assertThatExceptionOfType(InvalidMovieException.class)
                    .as(read.toString())
                    .isThrownBy(read::list)
                    .satisfies(e -> assertThat(e.pointer()).isEqualTo("/year"))
                    .withMessageContainingAll("the table " + movies.name(), "passingOver")
                    .withMessageMatching("(?s).*\\((1905\\.5, \"Same\"|3000000000, \"Far away\")\\).*")
                    .withMessageNotContaining(SECRET);
            assertThatExceptionOfType(InvalidMovieException.class).isThrownBy(read::page);
        }
    }

    @Test
    void anOddItemAfterTheLimitDoesNotMatter() {
        assertThat(movies.titled("Same").limit(2).list()).hasSize(2);
        assertThat(movies.titled("Same").where(ALWAYS).limit(2).list()).hasSize(2);
        assertThat(movies.titled("Same").where(ALWAYS).limit(2).page().items()).hasSize(2);
    }

    @Test
    void passedOverItIsGivenToAListener() {
        assertThat(movies.scan().passingOver(odd::add).list()).hasSize(6);
        assertThat(odd)
                .extracting(item -> item.toItem().get("year").n())
                .containsExactlyInAnyOrder("1905.5", "3000000000");
        odd.clear();
        assertThat(movies.titled("Same").passingOver(odd::add).list()).hasSize(3);
        assertThat(odd).hasSize(1);
        odd.clear();
        assertThat(movies.scan().segments(4).passingOver(odd::add).page().items())
                .hasSize(6);
        assertThat(odd).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aCursorMayFollowAnOddItem(int pageSize) {
        for (MovieRead<?> read : List.of(
                movies.titled("Same").pageSize(pageSize).passingOver(odd::add),
                movies.scan().pageSize(pageSize).passingOver(odd::add),
                movies.scan().segments(2).pageSize(pageSize).passingOver(odd::add))) {
            odd.clear();
            List<Movie> found = new ArrayList<>();
            Optional<Cursor> next = Optional.empty();
            do {
                Page<Movie> page = next.isEmpty()
                        ? read.page()
                        : read.startAfter(Cursor.of(next.get().toString())).page();
                found.addAll(page.items());
                next = page.next();
            } while (next.isPresent());

            assertThat(found).as(read.toString()).doesNotHaveDuplicates().hasSize(read instanceof TitleQuery ? 3 : 6);
            assertThat(odd).hasSize(read instanceof TitleQuery ? 1 : 2);
        }
    }

    @Test
    void aLimitCountsMovies() {
        assertThat(movies.scan().limit(6).passingOver(odd::add).list()).hasSize(6);
        assertThat(movies.titled("Same").limit(3).passingOver(odd::add).list()).hasSize(3);
        assertThat(movies.titled("Same").limit(3).passingOver(odd::add).page().items())
                .hasSize(3);
    }

    @Test
    void theyAreNotCountedIfTheyArePassedOver() {
        assertThat(movies.scan().count()).isEqualTo(8);
        assertThat(movies.scan().passingOver(odd::add).count()).isEqualTo(6);
        assertThat(odd).hasSize(2);
        assertThat(movies.titled("Same").passingOver(odd::add).count()).isEqualTo(3);
        assertThat(movies.scan().pageSize(1).limit(6).passingOver(odd::add).count())
                .isEqualTo(6);
    }

    @Test
    void whatTheListenerThrowsEndsTheRead() {
        assertThatIllegalStateException()
                .isThrownBy(() -> movies.scan()
                        .passingOver(item -> {
                            throw new IllegalStateException("enough");
                        })
                        .list())
                .withMessage("enough");
    }

    @Test
    void theyAreDeletedWithTheOthers() {
        assertThat(movies.titled("Same").deleteAll()).isEqualTo(4);
        assertThat(movies.scan().passingOver(odd::add).list()).hasSize(3);
        assertThat(odd).hasSize(1);
        assertThat(movies.scan().deleteAll()).isEqualTo(4);
        assertThat(movies.scan().list()).isEmpty();
    }

    @Test
    void passedOverTheyAreNotDeleted() {
        assertThat(movies.scan().passingOver(odd::add).deleteAll()).isEqualTo(6);
        assertThat(odd).hasSize(2);
        assertThat(movies.scan().count()).isEqualTo(2);
    }

    @Test
    void aTableWhoseYearsAreTextHasNothingElse() {
        MovieTable other = ofTextYears();
        put(other, fromS("1994"), fromS("Clerks"));
        put(other, fromS("1995"), fromS("Heat"));

        assertThatExceptionOfType(InvalidMovieException.class)
                .isThrownBy(() -> other.scan().list())
                .withMessageContainingAll("a year that is a number", "table " + other.name())
                .withMessageMatching("(?s).*\\(\"199[45]\", \"(Clerks|Heat)\"\\).*");
        assertThat(other.scan().pageSize(1).passingOver(odd::add).list()).isEmpty();
        assertThat(odd).hasSize(2);
        assertThatExceptionOfType(TableMismatchException.class)
                .isThrownBy(() -> other.inYear(1994).list())
                .withMessageContaining(other.name());
        assertThatExceptionOfType(TableMismatchException.class)
                .isThrownBy(() -> other.titled("Heat").list());
        assertThat(other.scan().segments(2).deleteAll()).isEqualTo(2);
        assertThat(other.scan().count()).isZero();
    }

    @SuppressWarnings("unchecked") // the SDK's varargs
    private static MovieTable ofTextYears() {
        String name = Database.newName();
        Database.client()
                .createTable(create -> create.tableName(name)
                        .attributeDefinitions(
                                a -> a.attributeName("year").attributeType(ScalarAttributeType.S),
                                a -> a.attributeName("title").attributeType(ScalarAttributeType.S))
                        .keySchema(
                                k -> k.attributeName("year").keyType(KeyType.HASH),
                                k -> k.attributeName("title").keyType(KeyType.RANGE))
                        .billingMode("PAY_PER_REQUEST"));
        return MovieTable.named(name, Database.client());
    }
}
