import static io.github.movietable.expression.MovieAttributes.RATING;

import io.github.movietable.MovieTable;
import io.github.movietable.WriteOutcome.Applied;
import io.github.movietable.WriteOutcome.ConditionNotMet;
import io.github.movietable.WriteOutcome.NotFound;
import io.github.movietable.local.LocalDynamoDb;
import io.github.movietable.model.Movie;

public class Films {
    public static void main(String[] args) {
        try (LocalDynamoDb dynamo = LocalDynamoDb.inMemory()) {
            MovieTable movies = MovieTable.named("Movies", dynamo.client());
            movies.create();
            movies.put(Movie.of(1985, "Brazil").with(RATING, 7.9));
            String told = switch (movies.deleteIf(1985, "Brazil", RATING.atMost(5))) {
                case Applied _ -> "deleted";
                case ConditionNotMet(Movie current, var why) -> current.title() + " " + why;
                case NotFound _ -> "none";
            };
            if (!told.equals("Brazil [info.rating <= 5, was 7.9]")) {
                throw new IllegalStateException(told);
            }
        }
    }
}
