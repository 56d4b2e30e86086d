package io.github.movietable.benchmark;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Data;
import io.github.movietable.testing.Films;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The movie that single calls are about, in every form, and the movies of the file. */
final class Sample {
    static final String TABLE = "Movies";
    static final MovieKey KEY = MovieKey.of(1985, "Brazil");
    static final String PLOT = "A clerk chases a dream through a state that runs on forms, ducts and mistakes.";
    static final Instant RELEASED = Instant.parse("1985-02-20T00:00:00Z");
    static final BigDecimal RATING = new BigDecimal("7.9");
    static final String IMAGE = "https://example.org/posters/brazil.jpg";
    static final List<String> DIRECTORS = List.of("Terry Gilliam");
    static final List<String> GENRES = List.of("Drama", "Sci-Fi");
    static final List<String> ACTORS = List.of("Jonathan Pryce", "Kim Greist", "Robert De Niro");
    static final int RANK = 1107;
    static final int SECONDS = 7920;

    private Sample() {}

    static Map<String, AttributeValue> key() {
        return Map.of("year", fromN(Integer.toString(KEY.year())), "title", fromS(KEY.title()));
    }

    /** The key of another movie. */
    static Map<String, AttributeValue> key(int number) {
        return Map.of("year", fromN(Integer.toString(KEY.year())), "title", fromS("Movie " + number));
    }

    /** The item, put together as one does by hand. */
    static Map<String, AttributeValue> item() {
        Map<String, AttributeValue> info = new HashMap<>();
        info.put("directors", texts(DIRECTORS));
        info.put("release_date", fromS(RELEASED.toString()));
        info.put("rating", fromN(RATING.toPlainString()));
        info.put("genres", texts(GENRES));
        info.put("image_url", fromS(IMAGE));
        info.put("plot", fromS(PLOT));
        info.put("rank", fromN(Integer.toString(RANK)));
        info.put("running_time_secs", fromN(Integer.toString(SECONDS)));
        info.put("actors", texts(ACTORS));
        Map<String, AttributeValue> item = new HashMap<>(key());
        item.put("info", AttributeValue.fromM(info));
        return item;
    }

    static AttributeValue texts(List<String> texts) {
        return AttributeValue.fromL(texts.stream().map(AttributeValue::fromS).toList());
    }

    static MovieBean bean() {
        InfoBean info = new InfoBean();
        info.setDirectors(DIRECTORS);
        info.setReleaseDate(RELEASED);
        info.setRating(RATING);
        info.setGenres(GENRES);
        info.setImageUrl(IMAGE);
        info.setPlot(PLOT);
        info.setRank(RANK);
        info.setRunningTimeSecs(SECONDS);
        info.setActors(ACTORS);
        return bean(info);
    }

    static MovieBean bean(InfoBean info) {
        MovieBean bean = new MovieBean();
        bean.setYear(KEY.year());
        bean.setTitle(KEY.title());
        bean.setInfo(info);
        return bean;
    }

    static EnhancedDocument document() {
        return EnhancedDocument.fromAttributeValueMap(item());
    }

    /** The lab's file if it exists on this machine; otherwise the films that come with the examples. */
    static Path file() {
        return Data.lab().orElseGet(Data::films);
    }

    static List<Map<String, AttributeValue>> items() {
        return Films.moviesOf(file()).stream().map(Movie::toItem).toList();
    }
}
