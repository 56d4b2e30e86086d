import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import io.github.movietable.MovieTable;
import io.github.movietable.local.Movies;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.math.BigDecimal;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

@Movies(file = "/films.jsonl")
@ExtendWith(MockitoExtension.class)
class FilmsTest {
    private static final MovieKey BRAZIL = MovieKey.of(1985, "Brazil");

    @Mock
    DynamoDbClient broken;

    @RepeatedTest(2)
    void eachTestHasATableOfItsOwn(MovieTable movies) {
        assertEquals(new BigDecimal("7.9"), movies.get(BRAZIL).rating().orElseThrow());
        movies.put(Movie.of(1985, "Ran"));

        assertEquals(2, movies.scan().count());
        movies.delete(BRAZIL);
        assertFalse(movies.find(BRAZIL).isPresent());
    }

    @Test
    void aClientMayBeMocked() {
        SdkClientException cause = SdkClientException.create("no network");
        when(broken.getItem(any(GetItemRequest.class))).thenThrow(cause);
        MovieTable movies = MovieTable.named("Movies", broken);

        assertEquals(cause, assertThrows(SdkClientException.class, () -> movies.get(BRAZIL)));
    }
}
