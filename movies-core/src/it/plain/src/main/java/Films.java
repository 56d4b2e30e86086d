import static io.github.movietable.expression.MovieAttributes.RATING;

import io.github.movietable.MovieTable;
import io.github.movietable.local.LocalDynamoDb;
import io.github.movietable.model.Movie;
import java.util.List;

public class Films {
    public static void main(String[] args) {
        try (LocalDynamoDb dynamo = LocalDynamoDb.inMemory()) {
            MovieTable movies = MovieTable.named("Movies", dynamo.client());
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
