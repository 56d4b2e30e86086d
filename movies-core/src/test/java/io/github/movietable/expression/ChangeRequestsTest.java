package io.github.movietable.expression;

import static io.github.movietable.expression.MovieAttributes.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.movietable.internal.document.Placeholders;
import io.github.movietable.internal.document.Projection;
import io.github.movietable.internal.write.Change;
import io.github.movietable.internal.write.Changes;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The exact expressions of each kind of change and of projections: text, names and values. */
@Tag("quick")
class ChangeRequestsTest {
    private static final NumberAttribute N = Attribute.number("n");
    private static final NumberAttribute M = Attribute.number("m");
    private static final TextListAttribute L = Attribute.textList("l");
    private static final TextSetAttribute S = Attribute.textSet("s");

    @ParameterizedTest(name = "{1}")
    @MethodSource({"sets", "sections"})
    void isRequestedAs(Change change, String request) {
        assertThat(Rendered.of(change)).hasToString(request);
    }

    static Stream<Arguments> sets() {
        return Stream.of(
                arguments(Change.set(RATING, 5.5), "SET #info.#rating = :u0 | #info=info, #rating=rating | :u0=5.5"),
                arguments(
                        Change.set(ACTORS.at(2), "x"),
                        "SET #info.#actors[2] = :u0 | #actors=actors, #info=info | :u0=\"x\""),
                arguments(Change.set(L, List.of()), "SET #l = :u0 | #l=l | :u0=[]"),
                arguments(
                        Change.set(RUNNING_TIME, Duration.ofMillis(1500)),
                        "SET #info.#running_time_secs = :u0 | #info=info, #running_time_secs=running_time_secs | :u0=1.5"),
                arguments(Change.setIfAbsent(N, 1), "SET #n = if_not_exists(#n, :u0) | #n=n | :u0=1"),
                arguments(Change.setFrom(N, M), "SET #n = #m | #m=m, #n=n"),
                arguments(Change.increment(N, 2), "SET #n = if_not_exists(#n, :u0) + :u1 | #n=n | :u0=0, :u1=2"),
                arguments(Change.increment(N, -2), "SET #n = if_not_exists(#n, :u0) + :u1 | #n=n | :u0=0, :u1=-2"),
                arguments(Change.decrement(N, 0.5), "SET #n = if_not_exists(#n, :u0) + :u1 | #n=n | :u0=0, :u1=-0.5"),
                arguments(
                        Change.append(L, List.of("x", "y")),
                        "SET #l = list_append(if_not_exists(#l, :u0), :u1) | #l=l | :u0=[], :u1=[\"x\", \"y\"]"),
                arguments(
                        Change.prepend(L, List.of("x")),
                        "SET #l = list_append(:u0, if_not_exists(#l, :u1)) | #l=l | :u0=[\"x\"], :u1=[]"));
    }

    static Stream<Arguments> sections() {
        return Stream.of(
                arguments(Change.remove(RATING), "REMOVE #info.#rating | #info=info, #rating=rating"),
                arguments(Change.remove(ACTORS.at(0)), "REMOVE #info.#actors[0] | #actors=actors, #info=info"),
                arguments(Change.addTo(S, Set.of("x")), "ADD #s :u0 | #s=s | :u0={\"x\"}"),
                arguments(Change.addTo(Attribute.numberSet("s"), Set.of(1.50)), "ADD #s :u0 | #s=s | :u0={1.5}"),
                arguments(Change.deleteFrom(S, Set.of("x")), "DELETE #s :u0 | #s=s | :u0={\"x\"}"),
                arguments(
                        Change.deleteFrom(Attribute.binarySet("s"), Set.of(SdkBytes.fromUtf8String("abc"))),
                        "DELETE #s :u0 | #s=s | :u0={<YWJj>}"));
    }

    @Test
    void changesOfOneSectionStandTogether() {
        Rendered request = Rendered.of(
                Change.remove(PLOT),
                Change.set(N, 1),
                Change.deleteFrom(S, Set.of("x")),
                Change.addTo(Attribute.textSet("more"), Set.of("y")),
                Change.set(M, 2),
                Change.remove(L));

        assertThat(request.text())
                .isEqualTo("SET #n = :u0, #m = :u1 REMOVE #info.#plot, #l ADD #more :u2 DELETE #s :u3");
        assertThat(request.values()).hasSize(4);
    }

    @Test
    void overlappingChangesAreRefusedAndBothAreNamed() {
        Changes rating = Changes.none().and(Change.set(RATING, 1));

        assertThatThrownBy(() -> rating.and(Change.remove(INFO)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("info.rating and info because");
        assertThatThrownBy(() -> rating.and(Change.set(RATING, 2)))
                .hasMessageContaining("info.rating and info.rating because");
        assertThat(rating.and(Change.set(RANK, 2)).targets()).hasSize(2);
    }

    @Test
    void takingOneThingForAMapAndForAListIsRefused() {
        Changes field = Changes.none().and(Change.remove(Attribute.any("x.y")));

        assertThatThrownBy(() -> field.and(Change.remove(Attribute.any("x[0]"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x.y and x[0]: one has a map");
        assertThatThrownBy(() -> Rendered.of(Attribute.any("x.y"), Attribute.any("x[0]")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x.y and x[0]: one has a map");
    }

    @Test
    void nothingToAppendAndEmptySetsAreRefused() {
        assertThatThrownBy(() -> Change.append(L, List.of())).hasMessage("l: give a list of at least one element");
        assertThatThrownBy(() -> Change.addTo(S, Set.of()))
                .hasMessageContaining("s: a set can't be empty: DynamoDB has no empty sets");
        assertThatThrownBy(() -> Change.deleteFrom(S, Set.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUpdateOfOver4096BytesIsRefusedWithItsPaths() {
        List<Change> many = IntStream.range(0, 400)
                .<Change>mapToObj(i -> Change.set(Attribute.number("field" + i), i))
                .toList();

        assertThatThrownBy(() -> Rendered.together(many).render(new Placeholders()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("field0, field1")
                .hasMessageContaining("DynamoDB takes 4096");
    }

    /** So the operators of changes need not be counted: + and functions count, but the = of SET does not. */
    @Test
    void theSizeOfAnUpdateIsExhaustedBeforeItsOperators() {
        String shortest =
                Rendered.of(Change.increment(Attribute.number("n"), 1)).text().substring("SET ".length());

        assertThat(4096 / (shortest.length() + ", ".length()) * 2).isLessThan(MovieCondition.MAX_OPERATORS);
    }

    @Test
    void overlappingProjectionsAreMerged() {
        assertThat(Rendered.of(GENRES, ACTORS.at(0)))
                .hasToString("#info.#genres, #info.#actors[0] | #actors=actors, #genres=genres, #info=info");
        assertThat(Rendered.of(RATING, INFO, PLOT)).hasToString("#info | #info=info");
        assertThat(Rendered.of(ACTORS.at(2), ACTORS.at(0), ACTORS.at(2)).text())
                .isEqualTo("#info.#actors[2], #info.#actors[0]");
        assertThat(Rendered.of(ACTORS.at(2), ACTORS).text()).isEqualTo("#info.#actors");
        assertThat(Rendered.of(N, Attribute.any("nn"), N).text()).isEqualTo("#n, #nn");
    }

    @Test
    void partsOfAListElementAreReadWithTheWholeElement() {
        AnyAttribute cast = Attribute.any("cast");

        assertThat(Rendered.of(cast.at(1).field("name"), cast.at(1).field("role"))
                        .text())
                .isEqualTo("#cast[1]");
        assertThat(Rendered.of(cast.at(1).at(2)).text()).isEqualTo("#cast[1]");
        assertThat(Rendered.of(INFO.field("cast").at(3).field("name").at(0)).text())
                .isEqualTo("#info.#cast[3]");
    }

    @Test
    void theKeyIsAlwaysRead() {
        Placeholders placeholders = new Placeholders();

        assertThat(placeholders.projection(Projection.of(
                        List.of("year", "title"), Rendering.pathsOf(List.of(RATING, Attribute.any("year"))))))
                .isEqualTo("#year, #title, #info.#rating");
    }

    @Test
    void aNullIsNoValueToSet() {
        assertThatThrownBy(() -> Change.set(Attribute.text("t"), null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("t can't be set to null: remove it instead");
        assertThat(Rendered.of(Change.set(Attribute.any("t"), AttributeValue.fromNul(true))))
                .hasToString("SET #t = :u0 | #t=t | :u0=null");
    }
}
