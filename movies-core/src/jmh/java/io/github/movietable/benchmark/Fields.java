package io.github.movietable.benchmark;

import io.github.movietable.model.Movie;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Fields of a movie, read with their types; the sums tell whether all ways read the same. */
final class Fields {
    private Fields() {}

    static long threeOf(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> info = item.get("info").m();
        return Integer.parseInt(item.get("year").n()) + item.get("title").s().length() + decimal(info.get("rating"));
    }

    static long threeOf(MovieBean bean) {
        return Objects.requireNonNull(bean.getYear())
                + Objects.requireNonNull(bean.getTitle()).length()
                + hash(info(bean).getRating());
    }

    static long threeOf(Movie movie) {
        return movie.year() + movie.title().length() + hash(movie.rating());
    }

    static long fiveOf(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> info = item.get("info").m();
        return threeOf(item) + texts(info.get("actors")).size() + hash(text(info.get("plot")));
    }

    static long fiveOf(MovieBean bean) {
        return threeOf(bean) + size(info(bean).getActors()) + hash(info(bean).getPlot());
    }

    static long fiveOf(Movie movie) {
        return threeOf(movie) + movie.actors().size() + hash(movie.plot());
    }

    static long allOf(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> info = item.get("info").m();
        AttributeValue released = info.get("release_date");
        AttributeValue seconds = info.get("running_time_secs");
        return fiveOf(item)
                + texts(info.get("genres")).size()
                + texts(info.get("directors")).size()
                + decimal(info.get("rank"))
                + hash(text(info.get("image_url")))
                + (released == null ? 0 : Instant.parse(released.s()).hashCode())
                + (seconds == null
                        ? 0
                        : Duration.ofSeconds(Long.parseLong(seconds.n())).hashCode());
    }

    static long allOf(MovieBean bean) {
        InfoBean info = info(bean);
        return fiveOf(bean)
                + size(info.getGenres())
                + size(info.getDirectors())
                + (info.getRank() == null ? 0 : new BigDecimal(info.getRank()).hashCode())
                + hash(info.getImageUrl())
                + hash(info.getReleaseDate())
                + (info.getRunningTimeSecs() == null
                        ? 0
                        : Duration.ofSeconds(info.getRunningTimeSecs()).hashCode());
    }

    static long allOf(Movie movie) {
        return fiveOf(movie)
                + movie.genres().size()
                + movie.directors().size()
                + hash(movie.rank())
                + hash(movie.imageUrl())
                + hash(movie.releaseDate())
                + hash(movie.runningTime());
    }

    private static InfoBean info(MovieBean bean) {
        return Objects.requireNonNull(bean.getInfo());
    }

    private static int decimal(@Nullable AttributeValue value) {
        return value == null ? 0 : new BigDecimal(value.n()).hashCode();
    }

    private static @Nullable String text(@Nullable AttributeValue value) {
        return value == null ? null : value.s();
    }

    private static List<String> texts(@Nullable AttributeValue value) {
        return value == null
                ? List.of()
                : value.l().stream().map(AttributeValue::s).toList();
    }

    private static int size(@Nullable List<String> texts) {
        return texts == null ? 0 : texts.size();
    }

    private static int hash(@Nullable Object value) {
        return value == null ? 0 : value.hashCode();
    }

    private static int hash(Optional<?> value) {
        return value.map(Object::hashCode).orElse(0);
    }
}
