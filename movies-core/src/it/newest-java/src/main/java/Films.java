import module java.base;
import module io.github.movietable;

import static io.github.movietable.expression.MovieAttributes.RATING;

public class Films {
    public static void main(String[] args) {
        try (LocalDynamoDb dynamo = LocalDynamoDb.inMemory()) {
            var movies = MovieTable.named("Movies", dynamo.client());
            movies.create();
            movies.put(Movie.of(1985, "Brazil").with(RATING, 7.9));
            var told = switch (movies.deleteIf(1985, "Brazil", RATING.atMost(5))) {
                case WriteOutcome.Applied applied -> "deleted";
                case WriteOutcome.ConditionNotMet(var current, var why) -> current.title() + " " + why;
                case WriteOutcome.NotFound(var key) -> "none";
            };
            if (!told.equals("Brazil [info.rating <= 5, was 7.9]")) {
                throw new IllegalStateException(told);
            }
        }
    }
}
