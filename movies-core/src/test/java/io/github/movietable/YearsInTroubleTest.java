package io.github.movietable;

import static io.github.movietable.testing.Faults.refusing;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.movietable.internal.call.Quiet;
import io.github.movietable.model.Movie;
import io.github.movietable.model.NoSuchTableException;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.FaultyHttp;
import io.github.movietable.testing.FaultyHttp.Attempt;
import io.github.movietable.testing.FaultyHttp.Fault;
import io.github.movietable.testing.Films;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Reads of several years at once, of which one fails, or whose reader stops. */
@Timeout(30)
class YearsInTroubleTest {
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void release() {
        release.countDown();
        Thread.interrupted();
    }

    private static int year(Attempt attempt) {
        return attempt.body().at("/ExpressionAttributeValues/:k0/N").asInt();
    }

    private static MovieTable films(FaultyHttp http) {
        return MovieTable.named(Films.table().name(), http.clientWithoutRetries());
    }

    private static FaultyHttp failingIn(int year) {
        return FaultyHttp.scripted(a -> year(a) == year ? refusing("AccessDeniedException") : Fault.NONE);
    }

    /** A server on which the query of this year hangs until the test ends. */
    private FaultyHttp hangingIn(int year, CountDownLatch arrived) {
        return FaultyHttp.scripted(a -> year(a) != year
                ? Fault.NONE
                : (attempt, sender) -> {
                    arrived.countDown();
                    await(release);
                    return sender.send(attempt.body());
                });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void theFailureOfAYearIsThrownWhenThatYearIsReached() {
        MovieTable films = films(failingIn(1955));

        for (MovieRead<?> read : List.of(
                films.inYears(1950, 1959),
                films.inYears(1950, 1959).descending(),
                films.inYears(1950, 1959).limit(79),
                films.inYears(1950, 1959).readAtMost(79))) {
            assertThatExceptionOfType(DynamoDbException.class).as("list").isThrownBy(read::list);
            assertThatExceptionOfType(DynamoDbException.class).as("count").isThrownBy(read::count);
            assertThatExceptionOfType(DynamoDbException.class)
                    .as("page")
                    .isThrownBy(read::page)
                    .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException"));
        }
    }

    @Test
    void whatComesBeforeTheYearThatFailsIsRead() {
        List<Movie> read = new ArrayList<>();

        assertThatExceptionOfType(DynamoDbException.class)
                .isThrownBy(() -> films(failingIn(1955)).inYears(1950, 1959).forEach(read::add));
        assertThat(read)
                .isEqualTo(Films.all().stream()
                        .filter(m -> m.year() >= 1950 && m.year() < 1955)
                        .toList());
    }

    @Test
    void anErrorInAYearThatIsNotReachedIsNone() {
        MovieTable films = films(failingIn(1955));

        assertThat(films.inYears(1950, 1959).limit(3).list()).hasSize(3);
        assertThat(films.inYears(1950, 1959).stream().limit(3)).hasSize(3);
    }

    @Test
    void aLimitThatOneYearDoesNotFillIsReadOnSideBySide() {
        CyclicBarrier secondAndThird = new CyclicBarrier(2);
        FaultyHttp http = FaultyHttp.scripted(a -> a.number() < 1 || a.number() > 2
                ? Fault.NONE
                : (attempt, sender) -> {
                    meet(secondAndThird);
                    return sender.send(attempt.body());
                });

        assertThat(films(http).inYears(1950, 1959).limit(60).list()).hasSize(60);
    }

    private static void meet(CyclicBarrier others) {
        try {
            others.await(20, SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new AssertionError("each query waits for the one before", e);
        }
    }

    @Test
    void aMissingTableIsToldAsSuch() {
        MovieTable none = MovieTable.named(Database.newName(), Database.client());

        assertThatExceptionOfType(NoSuchTableException.class)
                .isThrownBy(() -> none.inYears(1950, 1959).list());
    }

    @Test
    void aReaderThatIsInterruptedWhileWaitingStops() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        YearsQuery fifties = films(hangingIn(1950, arrived)).inYears(1950, 1959);
        CompletableFuture<Boolean> flagAfterwards = new CompletableFuture<>();
        Thread reader = new Thread(() -> {
            try {
                flagAfterwards.completeExceptionally(
                        new AssertionError("read " + fifties.list().size()));
            } catch (AbortedException e) {
                flagAfterwards.complete(Thread.currentThread().isInterrupted());
            }
        });
        reader.start();
        await(arrived);
        reader.interrupt();

        assertThat(flagAfterwards.get(5, SECONDS)).as("the interrupt stays set").isTrue();
    }

    @Test
    void aReaderThatIsInterruptedAlreadyReadsNothing() {
        FaultyHttp http = FaultyHttp.faultless();
        for (YearsQuery read : List.of(
                films(http).inYears(1950, 1959), films(http).inYears(1950, 1959).readAtMost(9))) {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(AbortedException.class).isThrownBy(read::list);
            assertThat(Thread.interrupted()).as("the interrupt stays set").isTrue();
        }
    }

    @Test
    void aLoopLeftByBreakLeavesNoBusyThread() {
        FaultyHttp http = FaultyHttp.faultless();
        for (Movie movie : films(http).inYears(1950, 2014)) {
            assertThat(movie.year()).isEqualTo(1950);
            break;
        }

        Quiet.await();
        assertThat(http.attempts()).as("what was asked for ahead, and no more").isEqualTo(8);
    }
}
