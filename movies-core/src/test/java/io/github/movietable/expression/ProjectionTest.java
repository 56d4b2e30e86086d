package io.github.movietable.expression;

import static io.github.movietable.expression.Seeded.oneOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.MovieTable;
import io.github.movietable.internal.document.ItemPath;
import io.github.movietable.internal.document.Projection;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Database;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A movie read in part gives the same values as the whole movie, although DynamoDB closes the gaps of its lists. */
@Tag("quick")
class ProjectionTest {
    private static final List<AnyAttribute> PLACES = Stream.of(
                    "info",
                    "info.rating",
                    "info.actors",
                    "info.actors[0]",
                    "info.actors[1]",
                    "info.actors[2]",
                    "info.actors[4]",
                    "info.actors[5]",
                    "info.actors[9]",
                    "info.actors[30]",
                    "info.cast[0]",
                    "info.cast[1].name",
                    "info.cast[1].role",
                    "info.cast[2].name",
                    "info.cast[7].name",
                    "info.grid[0]",
                    "info.grid[1][0]",
                    "info.grid[1][2]",
                    "info.grid[3][1]",
                    "info.rating[0]",
                    "info.actors[0].x",
                    "info.missing[0]",
                    "top[0]",
                    "top[2]",
                    "top[1].a[1]",
                    "never")
            .map(Attribute::any)
            .toList();

    private final MovieTable movies = Database.newTable();
    private final MovieKey key = MovieKey.of(1999, "In parts");

    @Test
    void isReadAsFromTheWholeMovie() {
        Movie whole = stored();
        Seeded.cases(400, 10_000, (i, random) -> {
            List<AnyAttribute> asked = some(random);
            Movie part = movies.get(key, asked.toArray(Attribute<?>[]::new));
            for (AnyAttribute place : asked) {
                assertThat(part.get(place)).as("%s of %s", place, asked).isEqualTo(whole.get(place));
            }
        });
    }

    /** In random order, without paths that conflict because one needs a list and the other a map. */
    private static List<AnyAttribute> some(Random random) {
        Set<AnyAttribute> asked = new LinkedHashSet<>();
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            AnyAttribute place = oneOf(random, PLACES);
            ItemPath path = Rendering.pathOf((Attribute<?>) place);
            if (asked.stream().noneMatch(a -> Rendering.pathOf((Attribute<?>) a).conflicts(path))) {
                asked.add(place);
            }
        }
        return List.copyOf(asked);
    }

    private Movie stored() {
        AttributeValue cast =
                list(3, i -> AttributeValue.fromM(Map.of("name", text("name" + i), "role", text("role" + i))));
        AttributeValue grid = list(3, i -> list(3, j -> text(i + "/" + j)));
        AttributeValue top = AttributeValue.fromL(List.of(
                text("t0"), AttributeValue.fromM(Map.of("a", list(2, i -> text("a" + i)))), text("t2")));
        Movie movie = Movie.of(key.year(), key.title())
                .with(MovieAttributes.RATING, 5)
                .with(Attribute.any("info.actors"), list(6, i -> text("actor" + i)))
                .with(Attribute.any("info.cast"), cast)
                .with(Attribute.any("info.grid"), grid)
                .with(Attribute.any("top"), top);
        movies.put(movie);
        return movie;
    }

    private static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    private static AttributeValue list(int size, IntFunction<AttributeValue> element) {
        return AttributeValue.fromL(IntStream.range(0, size).mapToObj(element).toList());
    }

    @Test
    void ofElementsOnlyThoseAskedForAreThere() {
        stored();
        TextListAttribute actors = MovieAttributes.ACTORS;
        Movie part = movies.get(key, actors.at(4), actors.at(1));

        assertThat(part.get(actors.at(1))).hasValue("actor1");
        assertThat(part.get(actors.at(4))).hasValue("actor4");
        assertThat(part.get(actors.at(0))).isEmpty();
        assertThat(part.get(actors.at(2))).isEmpty();
        assertThat(part.get(MovieAttributes.RATING)).isEmpty();
    }

    @Test
    void findsElementsByTheirRankAmongThoseAskedFor() {
        Projection projection = Projection.of(
                List.of(),
                Rendering.pathsOf(List.of(Attribute.any("l[7]"), Attribute.any("l[3]"), Attribute.any("l[5]"))));
        Map<String, AttributeValue> answer = Map.of("l", AttributeValue.fromL(List.of(text("three"), text("five"))));

        assertThat(projection.find(answer, ItemPath.parse("l[3]"))).hasValue(text("three"));
        assertThat(projection.find(answer, ItemPath.parse("l[5]"))).hasValue(text("five"));
        assertThat(projection.find(answer, ItemPath.parse("l[7]"))).isEmpty();
        assertThat(projection.find(answer, ItemPath.parse("l[0]"))).isEmpty();
        assertThat(projection.find(answer, ItemPath.parse("other"))).isEmpty();
    }

    @Test
    void findsElementsAtTheirIndexInAListReadAsAWhole() {
        Projection projection =
                Projection.of(List.of(), Rendering.pathsOf(List.of(Attribute.any("l[1]"), Attribute.any("l"))));
        Map<String, AttributeValue> answer = Map.of("l", AttributeValue.fromL(List.of(text("zero"), text("one"))));

        assertThat(projection.find(answer, ItemPath.parse("l[0]"))).hasValue(text("zero"));
        assertThat(projection.find(answer, ItemPath.parse("l[1]"))).hasValue(text("one"));
        assertThat(projection).hasToString("l");
    }

    @Test
    void findsPartsOfAnElementWithinIt() {
        Projection projection =
                Projection.of(List.of(), Rendering.pathsOf(List.of(Attribute.any("l[4].name"), Attribute.any("l[2]"))));
        Map<String, AttributeValue> answer = Map.of(
                "l",
                AttributeValue.fromL(
                        List.of(list(2, i -> text("e" + i)), AttributeValue.fromM(Map.of("name", text("n"))))));

        assertThat(projection.find(answer, ItemPath.parse("l[4].name"))).hasValue(text("n"));
        assertThat(projection.find(answer, ItemPath.parse("l[4].role"))).isEmpty();
        assertThat(projection.find(answer, ItemPath.parse("l[2][1]"))).hasValue(text("e1"));
    }
}
