package io.github.movietable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.movietable.expression.Attribute;
import io.github.movietable.expression.NumberAttribute;
import io.github.movietable.model.AttributeTypeException;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.EnhancedMovie;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.FaultyHttp.Fault;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Versions that count up, on a table that the SDK's Enhanced Client uses too. */
class CountedVersionsTest {
    private static final MovieKey KEY = MovieKey.of(1972, "Solaris");
    private static final Key THEIR_KEY =
            Key.builder().partitionValue(1972).sortValue("Solaris").build();
    private static final NumberAttribute VERSION = Attribute.number("version");
    private static final NumberAttribute STARS = Attribute.number("stars");

    private final MovieTable movies = Database.newTable();
    private final VersionedMovies ours = movies.versioned(VERSION);
    private final DynamoDbTable<EnhancedMovie> theirs = DynamoDbEnhancedClient.builder()
            .dynamoDbClient(Database.client())
            .build()
            .table(movies.name(), TableSchema.fromBean(EnhancedMovie.class));

    private BigDecimal version() {
        return movies.get(KEY).get(VERSION).orElseThrow();
    }

    @Test
    void theFirstIsTheirFirst() {
        theirs.putItem(EnhancedMovie.of(1972, "Solaris"));
        BigDecimal first = version();
        movies.delete(KEY);

        Movie put = ours.put(Movie.of(KEY).with(STARS, 5));

        assertThat(put.get(VERSION)).hasValue(first).hasValue(BigDecimal.ONE);
        assertThat(movies.get(KEY)).isEqualTo(put);
    }

    @Test
    void theyAndWeWriteInTurns() {
        ours.put(Movie.of(KEY).with(STARS, 1));
        for (int stars = 2; stars <= 6; stars += 2) {
            EnhancedMovie read = theirs.getItem(THEIR_KEY);
            read.setStars(stars);
            if (stars == 4) {
                theirs.putItem(read);
            } else {
                theirs.updateItem(read);
            }
            Movie seen = movies.get(KEY);
            assertThat(seen.get(STARS)).hasValue(BigDecimal.valueOf(stars));
            if (stars == 4) {
                ours.update(seen).set(STARS, stars + 1).apply();
            } else {
                ours.put(seen.with(STARS, stars + 1));
            }
        }

        assertThat(theirs.getItem(THEIR_KEY).getStars()).isEqualTo(7);
        assertThat(theirs.getItem(THEIR_KEY).getVersion()).isEqualTo(7);
    }

    @Test
    void whatTheyWroteSinceWeReadIsAConflict() {
        Movie read = ours.put(Movie.of(KEY));
        theirs.updateItem(theirs.getItem(THEIR_KEY));
        Movie now = movies.get(KEY);

        var conflict = catchThrowableOfType(
                VersionConflictException.class,
                () -> ours.update(read).set(STARS, 1).apply());
        assertThat(conflict.current()).hasValue(now);
        assertThatThrownBy(() -> ours.put(read.with(STARS, 1))).isInstanceOf(VersionConflictException.class);
        assertThatThrownBy(() -> ours.delete(read)).isInstanceOf(VersionConflictException.class);
        assertThatThrownBy(() -> ours.put(Movie.of(KEY))).isInstanceOf(VersionConflictException.class);
        assertThat(movies.get(KEY)).isEqualTo(now);
        ours.delete(now);
    }

    @Test
    void whatWeWroteSinceTheyReadIsAConflictOfTheirs() {
        ours.put(Movie.of(KEY));
        EnhancedMovie read = theirs.getItem(THEIR_KEY);
        ours.update(movies.get(KEY)).set(STARS, 1).apply();

        assertThatThrownBy(() -> theirs.updateItem(read)).isInstanceOf(ConditionalCheckFailedException.class);
        assertThatThrownBy(() -> theirs.putItem(EnhancedMovie.of(1972, "Solaris")))
                .isInstanceOf(ConditionalCheckFailedException.class);
        assertThat(version()).isEqualByComparingTo("2");
    }

    /** The stored movie was written by the Enhanced Client before it had versions. */
    @Test
    void theFirstVersionOfAMovieThatIsThereIsTheirFirst() {
        movies.put(Movie.of(KEY).with(STARS, 5));

        ours.update(movies.get(KEY)).set(STARS, 6).apply();
        assertThat(version()).isEqualByComparingTo("1");

        EnhancedMovie read = theirs.getItem(THEIR_KEY);
        theirs.putItem(read);
        assertThat(version()).isEqualByComparingTo("2");
    }

    /** The stored movie has the version that this write would give it, but another writer may have given it. */
    @Test
    void afterALostAnswerANumberDoesNotTellWhoseWriteItWas() {
        Movie read = ours.put(Movie.of(KEY));
        MovieTable facing = Database.through(FaultyHttp.first("UpdateItem", Fault.LOST_ANSWER), movies);

        var unknown = catchThrowableOfType(
                OutcomeUnknownException.class,
                () -> facing.versioned(VERSION).update(read).set(STARS, 1).apply());

        assertThat(unknown.storedAsAsked()).isTrue();
        assertThat(unknown.current()).hasValue(movies.get(KEY));
    }

    @Test
    void aVersionThatIsATextIsNotCounted() {
        movies.versioned(Attribute.text("version")).put(Movie.of(KEY));
        Movie read = movies.get(KEY);

        assertThatThrownBy(() -> ours.put(read)).isInstanceOf(AttributeTypeException.class);
    }
}
