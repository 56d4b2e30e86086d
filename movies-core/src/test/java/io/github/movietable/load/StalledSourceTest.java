package io.github.movietable.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.movietable.internal.call.BlockingClient;
import io.github.movietable.internal.call.Ticker;
import io.github.movietable.testing.Generated;
import io.github.movietable.testing.MemoryTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A source that stalls delays neither the end of a load nor the movies that were read before. In real time. */
@Timeout(60)
class StalledSourceTest {
    private static final int BEFORE = 103;

    private final MemoryTable client = MemoryTable.endless();
    private final Cancellation cancellation = new Cancellation();

    @Test
    void aDeadlineEndsTheLoadAndWhatWasReadIsWritten() {
        Stalling stalling = new Stalling(true);
        LoadFailedException failed = failure(load(stalling).deadline(Duration.ofMillis(500)));

        assertThat(failed).hasMessageContaining("its deadline of PT0.5S has passed");
        assertThat(failed.report().written())
                .isEqualTo(BEFORE)
                .isEqualTo(client.items().size());
        assertThat(failed.report().elapsed()).isLessThan(Duration.ofSeconds(3));
        assertThat(stalling.closed).isTrue();
    }

    @Test
    void whatWasReadIsWrittenWhileTheSourceIsSilent() throws Exception {
        CountDownLatch all = new CountDownLatch(BEFORE);
        MemoryTable counting =
                MemoryTable.endless().before((number, writes) -> writes.forEach(write -> all.countDown()));
        BatchLoad load = BatchLoad.of(
                        new BlockingClient(counting, Ticker.SYSTEM, null), "Movies", LoadSource.of(new Stalling(true)))
                .cancelledBy(cancellation);
        CompletableFuture<LoadReport> running = CompletableFuture.supplyAsync(load::run);

        assertThat(all.await(20, TimeUnit.SECONDS)).as("long before any end").isTrue();
        cancellation.cancel();
        assertThat(catchThrowableOfType(ExecutionException.class, () -> running.get(20, TimeUnit.SECONDS)))
                .hasCauseInstanceOf(LoadFailedException.class)
                .hasMessageContaining("it was cancelled");
    }

    @Test
    void aSourceThatIgnoresInterruptsIsLeftAlone() {
        Stalling stalling = new Stalling(false);
        LoadFailedException failed = failure(load(stalling).deadline(Duration.ofMillis(300)));

        assertThat(failed.report().written()).isEqualTo(BEFORE);
        assertThat(failed.report().elapsed()).isLessThan(Duration.ofSeconds(4));
        stalling.goOn.countDown();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void blanksWithoutEndAreNoWayToHoldALoad(boolean isCompressed) {
        LoadFailedException failed = failure(load(new Blanks(isCompressed)).deadline(Duration.ofMillis(300)));

        assertThat(failed).hasMessageContaining("deadline");
        assertThat(failed.report().elapsed()).isLessThan(Duration.ofSeconds(4));
    }

    /** A program's own movies are taken on the program's thread, so the load returns when the iterator does. */
    @Test
    void aSilentIteratorHoldsUpNothingThatItGaveBefore() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        Stream<io.github.movietable.model.Movie> movies =
                Stream.concat(Generated.movies(BEFORE, 1), Stream.of(1).flatMap(one -> {
                    await(goOn);
                    return Stream.empty();
                }));
        CountDownLatch all = new CountDownLatch(BEFORE);
        MemoryTable counting =
                MemoryTable.endless().before((number, writes) -> writes.forEach(write -> all.countDown()));
        BatchLoad load =
                BatchLoad.of(new BlockingClient(counting, Ticker.SYSTEM, null), "Movies", LoadSource.of(movies));
        CompletableFuture<LoadReport> running = CompletableFuture.supplyAsync(load::run);

        assertThat(all.await(20, TimeUnit.SECONDS)).as("while it is silent").isTrue();
        goOn.countDown();
        assertThat(running.get(20, TimeUnit.SECONDS).written()).isEqualTo(BEFORE);
    }

    private BatchLoad load(InputStream source) {
        return BatchLoad.of(new BlockingClient(client, Ticker.SYSTEM, null), "Movies", LoadSource.of(source))
                .cancelledBy(cancellation);
    }

    private static LoadFailedException failure(BatchLoad load) {
        LoadFailedException failed = catchThrowableOfType(LoadFailedException.class, load::run);
        assertThat(failed).as("it must end, and badly").isNotNull();
        Loads.accounted(failed.report());
        return failed;
    }

    private static void await(CountDownLatch latch) {
        try {
            boolean unused = latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Some movies, and then nothing. */
    private static final class Stalling extends InputStream {
        private final byte[] movies = IntStream.range(0, BEFORE)
                .mapToObj(i -> "{\"year\": 2000, \"title\": \"Movie " + i + "\"}\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
        private final boolean heedsInterrupts;
        private final CountDownLatch goOn = new CountDownLatch(1);
        private final AtomicBoolean closed = new AtomicBoolean();
        private int position;

        Stalling(boolean heedsInterrupts) {
            this.heedsInterrupts = heedsInterrupts;
        }

        @Override
        public int read() throws IOException {
            if (position < movies.length) {
                return movies[position++];
            }
            stall();
            return -1;
        }

        private void stall() throws IOException {
            boolean goesOn = false;
            while (!goesOn) {
                try {
                    goesOn = goOn.await(30, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    if (heedsInterrupts) {
                        throw new IOException(e);
                    }
                }
            }
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (position == movies.length) {
                return read();
            }
            int count = Math.min(length, movies.length - position);
            System.arraycopy(movies, position, buffer, offset, count);
            position += count;
            return count;
        }

        @Override
        public void close() {
            closed.set(true);
        }
    }

    /** One movie, and then blanks for ever: as many members of a gzip as anybody wants to read. */
    private static final class Blanks extends InputStream {
        private final byte[] blanks;
        private int position;

        Blanks(boolean isCompressed) {
            byte[] plain = " ".repeat(100_000).getBytes(StandardCharsets.UTF_8);
            this.blanks = isCompressed ? compressed(plain) : plain;
        }

        private static byte[] compressed(byte[] plain) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
                out.write(plain);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return bytes.toByteArray();
        }

        @Override
        public int read() {
            int next = blanks[position] & 0xff;
            position = (position + 1) % blanks.length;
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            int count = Math.min(length, blanks.length - position);
            System.arraycopy(blanks, position, buffer, offset, count);
            position = (position + count) % blanks.length;
            return count;
        }
    }
}
