package films;

import static io.github.movietable.expression.MovieAttributes.RATING;

import io.github.movietable.MovieTable;
import io.github.movietable.model.Movie;
import java.net.URI;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

public class Films {
    public static void main(String[] args) {
        try (DynamoDbClient client =
                DynamoDbClient.builder().endpointOverride(URI.create(args[0])).build()) {
            MovieTable movies = MovieTable.named("Movies", client);
            movies.create();
            movies.batchLoad(List.of(Movie.of(1985, "Brazil"), Movie.of(1985, "Ran"))).run();
            movies.update(1985, "Ran").set(RATING, 8.2).apply();
            List<Movie> good = movies.inYear(1985).where(RATING.atLeast(8)).list();
            if (!good.toString().contains("Ran")) {
                throw new IllegalStateException("found " + good);
            }
        }
    }
}
