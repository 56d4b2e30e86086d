package films;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.MovieTable;
import io.github.movietable.model.Movie;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** However the application's mapper is set. */
abstract class AnyMapper {
    static final String FRACTION = "8.12345678901234567890123456789";

    @Value("${local.server.port}")
    int port;

    @Autowired
    MovieTable movies;

    @Test
    void writesWithoutLoss() throws Exception {
        String film = film(1, "\"plot\":null,\"rank\":123456789012345678901234567890,\"rating\":" + FRACTION);
        movies.put(Movie.fromJson(film));

        assertThat(get("/films/1/a")).isEqualTo(film);
        assertThat(get("/films/1")).isEqualTo("[" + film + "]");
    }

    @Test
    void readsAllDigitsOfWholeNumbers() throws Exception {
        String film = film(2, "\"rank\":123456789012345678901234567890");

        assertThat(put(film).body()).isEqualTo(film);
        assertThat(movies.get(2, "a").toJson()).isEqualTo(film);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock = """
            {"year":3,"title":"a","year":4}   | /year
            {"year":"3","title":"a"}          | /year
            {"year":3,"title":["a"]}          | /title
            {"year":3,"title":"a","info":{"rank":1e126}} | /info/rank
            {"title":"a"}                     | /year
            {"year":3}                        | /title
            """)
    void saysWhereAMovieIsWrong(String film, String pointer) throws Exception {
        HttpResponse<String> answer = put(film);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(pointer);
    }

    static String film(int year, String info) {
        return "{\"year\":" + year + ",\"title\":\"a\",\"info\":{" + info + "}}";
    }

    HttpResponse<String> put(String film) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri("/films"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(film)));
    }

    private String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path))).body();
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
