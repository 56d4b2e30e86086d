import static io.github.movietable.expression.MovieAttributes.RATING;

import io.github.movietable.MovieTable;
import io.github.movietable.local.LocalDynamoDb;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.List;

public class Films {
    public static void main(String[] args) {
        if (ClassLoader.getSystemResource("io/netty/channel/Channel.class") != null) {
            throw new IllegalStateException("Netty is there");
        }
        try (LocalDynamoDb dynamo = LocalDynamoDb.inMemory()) {
            MovieTable movies = MovieTable.named("Movies", dynamo.client());
            movies.create();
            movies.batchLoad(List.of(Movie.of(1985, "Brazil"), Movie.of(1986, "Aliens"))).run();
            movies.update(1985, "Brazil").set(RATING, 7.9).apply();
            check(movies.inYears(1980, 1989).where(RATING.atLeast(7)).list(), 1);
            check(movies.scan().segments(2).list(), 2);
            movies.transaction().delete(MovieKey.of(1986, "Aliens")).apply();
            movies.drop();
        }
    }

    private static void check(List<Movie> found, int expected) {
        if (found.size() != expected) {
            throw new IllegalStateException("found " + found);
        }
    }
}
