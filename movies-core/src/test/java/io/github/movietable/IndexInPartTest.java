package io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.*;
import static io.github.movietable.testing.Faults.refusing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.movietable.expression.Attribute;
import io.github.movietable.model.Movie;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.FaultyHttp.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Movies from a title index that does not hold whole movies are never taken for whole ones. */
class IndexInPartTest {
    private static final List<Integer> YEARS = List.of(1933, 1976, 2005);

    @SuppressWarnings("unchecked") // the SDK's varargs
    private static MovieTable withIndex(ProjectionType type) {
        String name = Database.newName();
        Projection.Builder projection = Projection.builder().projectionType(type);
        if (type == ProjectionType.INCLUDE) {
            projection.nonKeyAttributes("info");
        }
        Database.client()
                .createTable(create -> create.tableName(name)
                        .attributeDefinitions(
                                a -> a.attributeName("year").attributeType(ScalarAttributeType.N),
                                a -> a.attributeName("title").attributeType(ScalarAttributeType.S))
                        .keySchema(
                                k -> k.attributeName("year").keyType(KeyType.HASH),
                                k -> k.attributeName("title").keyType(KeyType.RANGE))
                        .globalSecondaryIndexes(index -> index.indexName(TitleIndex.NAME)
                                .keySchema(
                                        k -> k.attributeName("title").keyType(KeyType.HASH),
                                        k -> k.attributeName("year").keyType(KeyType.RANGE))
                                .projection(projection.build()))
                        .billingMode("PAY_PER_REQUEST"));
        MovieTable movies = MovieTable.named(name, Database.client());
        YEARS.forEach(year -> movies.put(Movie.of(year, "King Kong")
                .with(RANK, year)
                .with(ACTORS, List.of("a", "b"))
                .with(Attribute.text("remark"), "kept")));
        return movies;
    }

    @ParameterizedTest
    @EnumSource(names = {"KEYS_ONLY", "INCLUDE"})
    void givesPartsThatPutRefuses(ProjectionType type) {
        MovieTable movies = withIndex(type);
        TitleQuery kongs = movies.titled("King Kong");

        for (List<Movie> found : List.of(
                kongs.list(),
                kongs.page().items(),
                kongs.pageSize(1).list(),
                kongs.limit(3).list())) {
            assertThat(found).hasSize(3).allMatch(Movie::isPart);
        }
        Movie part = kongs.first().orElseThrow();
        assertThatThrownBy(() -> movies.put(part.with(RANK, 1))).hasMessageContaining("part");
        assertThat(part.get(ACTORS.at(1)).isPresent()).isEqualTo(type == ProjectionType.INCLUDE);
        assertThat(kongs.count()).isEqualTo(3);
        assertThat(kongs.deleteAll()).isEqualTo(3);
    }

    @Test
    void anIndexOfWholeMoviesGivesWholeMoviesForOneCall() {
        MovieTable movies = withIndex(ProjectionType.ALL);
        FaultyHttp http = FaultyHttp.faultless();
        TitleQuery kongs = Database.through(http, movies).titled("King Kong");

        assertThat(kongs.list()).noneMatch(Movie::isPart).contains(movies.get(1933, "King Kong"));
        assertThat(http.attempts()).isEqualTo(1);
        assertThat(kongs.toRequest().selectAsString()).isEqualTo("ALL_ATTRIBUTES");
        assertThat(kongs.fields(RANK).toRequest().select()).isNull();
    }

    @Test
    void theTableIsAskedOnceForAllPages() {
        FaultyHttp http = FaultyHttp.faultless();
        MovieTable movies = Database.through(http, withIndex(ProjectionType.KEYS_ONLY));

        assertThat(movies.titled("King Kong").pageSize(1).list()).hasSize(3);
        assertThat(http.attempts("DescribeTable")).isEqualTo(1);
        assertThat(http.attempts("Query"))
                .as("one that is refused, and four pages")
                .isEqualTo(5);
    }

    @Test
    void ifTheTableMayNotBeDescribedItIsAPart() {
        FaultyHttp http = FaultyHttp.scripted(attempt ->
                attempt.operation().equals("DescribeTable") ? refusing("AccessDeniedException") : Fault.NONE);
        MovieTable movies = Database.through(http, withIndex(ProjectionType.INCLUDE));

        assertThat(movies.titled("King Kong").list()).hasSize(3).allMatch(Movie::isPart);
    }
}
