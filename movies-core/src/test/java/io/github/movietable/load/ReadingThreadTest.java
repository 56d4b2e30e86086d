package io.github.movietable.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.movietable.internal.call.BlockingClient;
import io.github.movietable.internal.call.Ticker;
import io.github.movietable.testing.MemoryTable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which thread reads a source, and what that thread does meanwhile. */
@Timeout(60)
class ReadingThreadTest {
    private static final int MOVIES = 2000;
    private static final int BATCH = 25;
    private static final SourceOptions OPTIONS = new SourceOptions(null, "Movies", false, false);
    private static final Executor CALLER = Runnable::run;

    private final Set<Thread> reading = ConcurrentHashMap.newKeySet();
    private final AtomicInteger read = new AtomicInteger();

    @TempDir
    private Path folder;

    /** A source that records how much of it was read, and by which thread. */
    private Source watched(Source source) {
        return new Source() {
            @Override
            public Records open(Between between) throws IOException {
                reading.add(Thread.currentThread());
                return counted(source.open(between));
            }

            @Override
            public boolean isReadHere() {
                return source.isReadHere();
            }
        };
    }

    private Source.Records counted(Source.Records records) {
        return new WrappedRecords(records) {
            @Override
            public Optional<LoadRecord> next() throws IOException {
                Optional<LoadRecord> next = records.next();
                read.addAndGet(next.isPresent() ? 1 : 0);
                return next;
            }
        };
    }

    private static LoadReport run(MemoryTable table, Source source, LoadSettings settings) {
        return start(table, settings).run(source, CALLER);
    }

    private static LoadStart start(MemoryTable table, LoadSettings settings) {
        return new LoadStart(new BlockingClient(table, Ticker.SYSTEM, null), "Movies", "movies", settings, any -> {});
    }

    private Path file() {
        return Loads.file(folder, Loads.movies(MOVIES));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFileAndAFolderAreReadAndSentByTheThreadThatLoads(boolean isFolder) {
        Set<Thread> sending = new HashSet<>();
        MemoryTable table = MemoryTable.endless().before((number, writes) -> sending.add(Thread.currentThread()));
        Path file = file();
        LoadReport report =
                run(table, watched(new FileSource(isFolder ? file.getParent() : file, OPTIONS)), LoadSettings.NONE);

        assertThat(report.written()).isEqualTo(MOVIES);
        assertThat(reading).containsExactly(Thread.currentThread());
        assertThat(sending).containsExactly(Thread.currentThread());
    }

    @Test
    void aBatchIsSentBeforeTheNextIsReadIfThereIsNoWorker() {
        List<Integer> ahead = new ArrayList<>();
        AtomicInteger sent = new AtomicInteger();
        MemoryTable table =
                MemoryTable.endless().before((number, writes) -> ahead.add(read.get() - sent.addAndGet(writes.size())));
        run(table, watched(new FileSource(file(), OPTIONS)), LoadSettings.NONE);

        // the executor is offered the first batch, and again one after each tenth of a second
        assertThat(ahead).hasSize(MOVIES / BATCH).allMatch(movies -> movies <= 2 * BATCH);
    }

    @Test
    void aSourceThatMayBeSilentIsReadByAThreadOfTheLibrary() throws IOException {
        Path zip = folder.resolve("movies.zip");
        try (FileSystem files = FileSystems.newFileSystem(URI.create("jar:" + zip.toUri()), Map.of("create", "true"))) {
            Path inside = Files.writeString(files.getPath("/movies.json"), Loads.movies(MOVIES));
            LoadReport report = run(MemoryTable.endless(), watched(new FileSource(inside, OPTIONS)), LoadSettings.NONE);
            assertThat(report.written()).isEqualTo(MOVIES);
        }
        LoadReport ofBytes = run(
                MemoryTable.endless(),
                watched(new BytesSource(Files.newInputStream(file()), OPTIONS)),
                LoadSettings.NONE);

        assertThat(ofBytes.written()).isEqualTo(MOVIES);
        assertThat(reading).doesNotContain(Thread.currentThread()).isNotEmpty();
        assertThat(new FileSource(Path.of("/dev/null"), OPTIONS).isReadHere()).isFalse();
    }

    @Test
    void readingThatGivesNoRecordCanBeCancelled() {
        Cancellation cancellation = new Cancellation();
        Source endless = endless(cancellation::cancel);
        LoadFailedException failed =
                catchFailure(() -> run(MemoryTable.endless(), endless, LoadSettings.NONE.cancelledBy(cancellation)));

        assertThat(failed).hasMessageContaining("it was cancelled");
    }

    @Test
    void aListenerIsToldWhileTheReadingGivesNoRecord() {
        RuntimeException own = new IllegalStateException("no more");
        LoadFailedException failed = catchFailure(
                () -> run(MemoryTable.endless(), endless(() -> {}), LoadSettings.NONE.onProgress(progress -> {
                    throw own;
                })));

        assertThat(failed).hasCause(own);
    }

    private static Source endless(Runnable begun) {
        return new Source() {
            @Override
            public Records open(Between between) throws IOException {
                begun.run();
                while (true) {
                    between.run();
                }
            }

            @Override
            public boolean isReadHere() {
                return true;
            }
        };
    }

    private static LoadFailedException catchFailure(Runnable load) {
        LoadFailedException failed = catchThrowableOfType(LoadFailedException.class, load::run);
        assertThat(failed).as("the load must fail").isNotNull();
        return failed;
    }

    /** A file of requests is examined as a whole before its first record is loaded. */
    @Test
    void filesAreReadInPieces() throws IOException {
        String requests = IntStream.range(0, MOVIES)
                .mapToObj(i -> "{\"PutRequest\": {\"Item\": {\"year\": {\"N\": \"1985\"}, \"title\": {\"S\": \"" + i
                        + "\"}}}}")
                .collect(Collectors.joining(",", "{\"Movies\": [", "]}"));
        Path file = Loads.file(folder, requests);
        AtomicInteger pieces = new AtomicInteger();
        try (Source.Records records = new FileSource(file, OPTIONS).open(pieces::incrementAndGet)) {
            assertThat(pieces.get()).as("before the first record").isGreaterThanOrEqualTo(requests.length() / 65_536);
            assertThat(records.next()).isPresent();
        }
    }
}
