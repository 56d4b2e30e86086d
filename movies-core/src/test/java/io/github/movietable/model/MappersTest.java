package io.github.movietable.model;

import static io.github.movietable.expression.MovieAttributes.RANK;
import static io.github.movietable.expression.MovieAttributes.RATING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.movietable.expression.Attribute;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Movies written and read by the mappers of Jackson 2 and Jackson 3, as frameworks do it. */
class MappersTest {
    private static final BigDecimal THIRTY = new BigDecimal("8.12345678901234567890123456789");
    private static final Movie RUSH = Movie.of(2013, "Rush")
            .with(RATING, THIRTY)
            .with(RANK, new BigInteger("12345678901234567890123456789012345678"))
            .with(Attribute.named("n"), AttributeValue.fromNul(true));
    private static final Movie SETS = MovieJsonTest.with(Map.of(
            "texts", AttributeValue.fromSs(List.of("a")),
            "bytes", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {1}))));

    /** The body of a web request or response. */
    record Shelf(String name, List<Movie> movies, MovieKey best) {}

    /** A mapper of either Jackson. */
    interface Mapper {
        String write(Object value) throws Exception;

        <T> T read(String json, Class<T> type) throws Exception;
    }

    static Stream<Named<Mapper>> byDefault() {
        return Stream.of(
                Named.of("Jackson 2", two(new ObjectMapper())),
                Named.of(
                        "Jackson 3",
                        three(tools.jackson.databind.json.JsonMapper.builder().build())));
    }

    static Stream<Named<Mapper>> withAllDigits() {
        return Stream.of(
                Named.of(
                        "Jackson 2",
                        two(JsonMapper.builder()
                                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                                .build())),
                Named.of(
                        "Jackson 3",
                        three(tools.jackson.databind.json.JsonMapper.builder()
                                .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                                .build())));
    }

    static Stream<Named<Mapper>> all() {
        return Stream.concat(byDefault(), withAllDigits());
    }

    @ParameterizedTest
    @MethodSource("all")
    void writeWithoutLoss(Mapper mapper) throws Exception {
        assertThat(Movie.fromJson(mapper.write(RUSH))).isEqualTo(RUSH);
        assertThat(mapper.write(RUSH)).isEqualTo(RUSH.toJson());
        assertThat(mapper.write(SETS)).isEqualTo(SETS.toJson());
        assertThat(mapper.write(RUSH.key())).isEqualTo("{\"year\":2013,\"title\":\"Rush\"}");
    }

    @ParameterizedTest
    @MethodSource("withAllDigits")
    void readAllDigits(Mapper mapper) throws Exception {
        assertThat(mapper.read(RUSH.toJson(), Movie.class)).isEqualTo(RUSH);
        assertThat(mapper.read(SETS.toJson(), Movie.class)).isEqualTo(SETS);
    }

    @ParameterizedTest
    @MethodSource("byDefault")
    void readSeventeenDigitsOfFractions(Mapper mapper) throws Exception {
        Movie read = mapper.read(RUSH.toJson(), Movie.class);

        assertThat(read).isEqualTo(RUSH.with(RATING, THIRTY.doubleValue()));
        assertThat(mapper.read("{\"year\":2013,\"title\":\"Rush\",\"r\":8.3}", Movie.class)
                        .get(Attribute.number("r")))
                .contains(new BigDecimal("8.3"));
    }

    @ParameterizedTest
    @MethodSource("withAllDigits")
    void readWhatIsWithinABody(Mapper mapper) throws Exception {
        Shelf shelf = new Shelf("mine", List.of(RUSH, SETS), MovieKey.of(1985, "Brazil"));

        assertThat(mapper.read(mapper.write(shelf), Shelf.class)).isEqualTo(shelf);
    }

    @ParameterizedTest
    @MethodSource("all")
    void nameThePositionOfAnError(Mapper mapper) {
        isWrong(mapper, "{\"title\":\"Rush\"}", "/year: ");
        isWrong(mapper, "{\"year\":2013}", "/title: ");
        isWrong(mapper, "{\"year\":\"2013\",\"title\":\"Rush\"}", "/year: ");
        isWrong(mapper, "{\"year\":2013,\"title\":\"Rush\",\"title\":\"Rush\"}", "/title: this name occurs twice");
        isWrong(mapper, "{\"year\":2013,\"title\":\"Rush\",\"a/b\":null,\"a/b\":1}", "/a~1b: this name occurs twice");
        isWrong(mapper, "{\"year\":2013,\"title\":\"Rush\",\"info\":{\"rating\":1e126}}", "/info/rating: ");
        isWrong(mapper, "{\"year\":2013,\"title\":\"Rush\",\"info\":{\"\":1}}", "/info/: ");
    }

    private static void isWrong(Mapper mapper, String json, String said) {
        assertThatThrownBy(() -> mapper.read(json, Movie.class))
                .hasMessageContaining(said)
                .hasRootCauseInstanceOf(InvalidMovieException.class);
    }

    @ParameterizedTest
    @MethodSource("all")
    void nameThePositionOfAnErrorInAKey(Mapper mapper) {
        assertThatThrownBy(() -> mapper.read("{\"year\":1.5,\"title\":\"Rush\"}", MovieKey.class))
                .hasMessageContaining("/year: ");
        assertThatThrownBy(() -> mapper.read("{\"year\":1,\"title\":\"Rush\",\"year\":1}", MovieKey.class))
                .hasMessageContaining("/year: this name occurs twice");
    }

    private static Mapper two(ObjectMapper mapper) {
        return new Mapper() {
            @Override
            public String write(Object value) throws Exception {
                return mapper.writeValueAsString(value);
            }

            @Override
            public <T> T read(String json, Class<T> type) throws Exception {
                return mapper.readValue(json, type);
            }
        };
    }

    private static Mapper three(tools.jackson.databind.ObjectMapper mapper) {
        return new Mapper() {
            @Override
            public String write(Object value) {
                return mapper.writeValueAsString(value);
            }

            @Override
            public <T> T read(String json, Class<T> type) {
                return mapper.readValue(json, type);
            }
        };
    }
}
