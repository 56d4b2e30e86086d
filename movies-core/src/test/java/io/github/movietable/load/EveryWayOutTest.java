package io.github.movietable.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.movietable.internal.call.BlockingClient;
import io.github.movietable.internal.call.Ticker;
import io.github.movietable.model.Movie;
import io.github.movietable.testing.Generated;
import io.github.movietable.testing.MemoryTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever goes wrong in a load, it ends with its report and the reason, and the source is closed. */
@Tag("quick")
@Timeout(60)
class EveryWayOutTest {
    private final RuntimeException own = new IllegalArgumentException("of the program, with what it knows");

    @TempDir
    Path folder;

    private final AtomicBoolean closed = new AtomicBoolean();

    @Test
    void aClientThatIsClosedMeanwhile() {
        RuntimeException shut = new IllegalStateException("Connection pool shut down");
        MemoryTable closing = MemoryTable.endless().before((number, writes) -> {
            if (number >= 3) {
                throw shut;
            }
        });
        LoadFailedException failed = failure(load(closing, movies(400)));

        assertThat(failed).hasCause(shut);
        assertThat(failed.report().written()).isEqualTo(closing.items().size()).isPositive();
    }

    @Test
    void aListenerThatThrows() {
        BatchLoad load = load(working(), movies(40)).onProgress(throwing(own));

        assertThat(failure(load)).hasCause(own).message().doesNotContain("what it knows");
    }

    @Test
    void anIteratorThatThrows() {
        List<Movie> movies = Generated.movies(60, 1).toList();
        Iterable<Movie> throwing = () -> new Iterator<>() {
            private final Iterator<Movie> good = movies.iterator();

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Movie next() {
                if (!good.hasNext()) {
                    throw own;
                }
                return good.next();
            }
        };
        MemoryTable working = working();
        LoadFailedException failed = failure(
                BatchLoad.of(new BlockingClient(working, Ticker.SYSTEM, null), "Movies", LoadSource.of(throwing)));

        assertThat(failed).hasCause(own);
        assertThat(failed.report().written()).as("what came before").isEqualTo(60);
    }

    @Test
    void anIterableWithoutAnIterator() {
        Iterable<Movie> broken = () -> {
            throw own;
        };
        assertThat(failure(BatchLoad.of(
                        new BlockingClient(working(), Ticker.SYSTEM, null), "Movies", LoadSource.of(broken))))
                .hasCause(own);
    }

    @Test
    void aStreamThatThrows() {
        Stream<Movie> throwing =
                Stream.concat(Generated.movies(30, 1), Stream.of(1).map(i -> {
                    throw own;
                }));
        assertThat(failure(load(working(), throwing.onClose(() -> closed.set(true)))))
                .hasCause(own);
        assertThat(closed).isTrue();
    }

    @Test
    void aNullAmongTheMovies() {
        List<Movie> movies = new ArrayList<>(Generated.movies(30, 1).toList());
        movies.add(null);
        LoadFailedException failed = failure(load(working(), movies.stream().onClose(() -> closed.set(true))));

        assertThat(failed).hasMessageContaining("record 31 is null");
        assertThat(failed.report().written()).isEqualTo(30);
        assertThat(closed).isTrue();
    }

    @Test
    void bytesThatThrow() {
        InputStream bytes =
                new ByteArrayInputStream("{\"year\": 2000, \"title\": \"A\"}\n".getBytes(StandardCharsets.UTF_8)) {
                    @Override
                    public synchronized int read(byte[] buffer, int offset, int length) {
                        int count = super.read(buffer, offset, length);
                        if (count < 0) {
                            throw own;
                        }
                        return count;
                    }

                    @Override
                    public void close() {
                        closed.set(true);
                    }
                };
        assertThat(failure(BatchLoad.of(
                        new BlockingClient(working(), Ticker.SYSTEM, null), "Movies", LoadSource.of(bytes))))
                .hasCause(own);
        assertThat(closed).isTrue();
    }

    /** An Error is thrown as it is, after the checkpoint was written. */
    @Test
    void anErrorPasses() throws IOException {
        Error error = new AssertionError("of the program");
        Path checkpoint = folder.resolve("checkpoint");
        BatchLoad load = load(working(), Generated.movies(Integer.MAX_VALUE, 1).onClose(() -> closed.set(true)))
                .checkpoint(checkpoint)
                .onProgress(progress -> {
                    if (progress.written() > 0) {
                        throw error;
                    }
                });

        assertThat(catchThrowable(load::run)).isSameAs(error);
        assertThat(Files.readString(checkpoint)).contains("written=");
        assertThat(closed).isTrue();
    }

    @Test
    void aTableThatIsNotToBeLoaded() {
        BatchLoad load = load(working(), movies(10)).lookingFirst(described -> {
            throw own;
        });

        assertThat(catchThrowable(load::run)).isSameAs(own);
        assertThat(closed).as("though it was never opened").isTrue();
    }

    private Stream<Movie> movies(int count) {
        return Generated.movies(count, 1).onClose(() -> closed.set(true));
    }

    private static Consumer<LoadProgress> throwing(RuntimeException thrown) {
        return progress -> {
            throw thrown;
        };
    }

    private static MemoryTable working() {
        return MemoryTable.endless();
    }

    private static BatchLoad load(MemoryTable client, Stream<Movie> movies) {
        return BatchLoad.of(new BlockingClient(client, Ticker.SYSTEM, null), "Movies", LoadSource.of(movies));
    }

    private static LoadFailedException failure(BatchLoad load) {
        LoadFailedException failed = catchThrowableOfType(LoadFailedException.class, load::run);
        assertThat(failed).as("it must end with its report").isNotNull();
        Loads.accounted(failed.report());
        return failed;
    }
}
