package io.github.movietable.testing;

import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Generates any number of movies, one at a time. */
public final class Generated {
    private static final int YEARS = 100;

    private Generated() {}

    /** Movies of all years in turn, each of this many write units. */
    public static Stream<Movie> movies(int count, int units) {
        AttributeValue film = AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(new byte[units * 1024 - 100]));
        return IntStream.range(0, count).mapToObj(i -> movie(1920 + i % YEARS, i, film));
    }

    /** Movies sorted by year, each of one write unit. */
    public static Stream<Movie> sortedByYear(int count) {
        AttributeValue film = AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(new byte[800]));
        return IntStream.range(0, count).mapToObj(i -> movie(1920 + (int) ((long) i * YEARS / count), i, film));
    }

    private static Movie movie(int year, int number, AttributeValue film) {
        Map<String, AttributeValue> item =
                new LinkedHashMap<>(MovieKey.of(year, "Movie " + number).toItem());
        item.put("film", film);
        return Movie.fromItem(item);
    }
}
