package io.github.movietable;

import io.github.movietable.internal.call.Workers;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.model.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The pages of a parallel scan, handed over as they come. Each segment has one page on its way or waiting, so there are
 * never more pages in memory than segments; the next page of a segment is asked for when its last one is taken. With a
 * bound on what is read, the segments are read one after the other, so that the bound holds exactly.
 */
final class SegmentPages implements Pages {
    private final ScanForm form;
    private final Cursor.Binding binding;
    private final boolean once;
    private final boolean oneByOne;
    private final List<Place> from;
    private final List<Place> places;
    private final List<FutureTask<Void>> running = new ArrayList<>();
    private final BlockingQueue<Fetched> fetched = new LinkedBlockingQueue<>();
    private ReadClauses left;
    private int coming;

    private record Fetched(
            int segment,
            PageReader.@Nullable Answer answer,
            @Nullable Throwable failure) {}

    /**
     * Begins to read.
     *
     * @param once whether each segment gives one page and no more
     */
    SegmentPages(ScanForm form, List<Place> from, Cursor.Binding binding, boolean once) {
        this.form = form;
        this.left = form.clauses();
        this.binding = binding;
        this.once = once;
        this.oneByOne = left.readAtMost() > 0;
        this.from = List.copyOf(from);
        this.places = new ArrayList<>(from);
        for (int segment = 0; segment < places.size(); segment++) {
            if (!isDone(segment) && !(oneByOne && coming > 0)) {
                fetch(segment);
            }
        }
    }

    private boolean isDone(int segment) {
        return places.get(segment).kind() == Place.Kind.END;
    }

    private void fetch(int segment) {
        coming++;
        ReadClauses clauses = left;
        Place from = places.get(segment);
        FutureTask<Void> task = new FutureTask<>(() -> fetched.add(read(segment, from, clauses)), null);
        running.removeIf(FutureTask::isDone);
        running.add(task);
        Workers.run(form.table().workers(), task);
    }

    private Fetched read(int segment, Place from, ReadClauses clauses) {
        try {
            ScanForm one = new ScanForm(form.table(), clauses, segment, places.size());
            return new Fetched(segment, one.read(from, false), null);
        } catch (Throwable e) {
            // an Error too: the reader waits for this segment
            return new Fetched(segment, null, e);
        }
    }

    @Override
    public boolean hasNext() {
        return coming > 0;
    }

    @Override
    public Page<Movie> next() {
        if (coming == 0) {
            throw new NoSuchElementException("there are no more pages");
        }
        Fetched next = take();
        coming--;
        if (next.answer() == null) {
            cancel();
            // one page of all segments is handed over whole or not at all
            Cursor rest = Cursor.at(once ? from : places, binding);
            throw new SegmentFailedException(form.table().name(), next.segment(), places.size(), rest, next.failure());
        }
        return page(next.segment(), next.answer());
    }

    private Fetched take() {
        try {
            return fetched.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cancel();
            throw AbortedException.create("interrupted while waiting for DynamoDB", e);
        }
    }

    private Page<Movie> page(int segment, PageReader.Answer answer) {
        int limit = left.limit() > 0 ? left.limit() : Integer.MAX_VALUE;
        List<Movie> movies =
                answer.items().stream().limit(limit).map(left::movie).toList();
        boolean cut = answer.items().size() > limit;
        goTo(segment, cut ? Place.behind(movies.get(limit - 1).key()) : behind(answer.lastKey()));
        boolean allDone = places.stream().allMatch(place -> place.kind() == Place.Kind.END);
        Optional<Cursor> next = allDone ? Optional.empty() : Optional.of(Cursor.at(places, binding));
        Page.Stop stop = allDone ? Page.Stop.END : PageReader.stop(left, answer.matched(), answer.scanned());
        Page<Movie> page =
                Page.of(movies, next, stop, answer.matched(), answer.scanned(), Units.ofReads(answer.units()));
        goOn(segment, left.behind(page));
        return page;
    }

    private void goTo(int segment, Place place) {
        if (place.equals(places.get(segment))) {
            cancel();
            throw PageReader.stuck();
        }
        places.set(segment, place);
    }

    private static Place behind(@Nullable Map<String, AttributeValue> lastKey) {
        return lastKey == null || lastKey.isEmpty() ? Place.END : Place.behind(MovieKey.in(lastKey));
    }

    private void goOn(int segment, Optional<ReadClauses> rest) {
        if (rest.isEmpty()) {
            cancel();
            return;
        }
        left = rest.get();
        if (oneByOne) {
            nextInTurn(segment);
        } else if (!once && !isDone(segment)) {
            fetch(segment);
        }
    }

    private void nextInTurn(int segment) {
        int first = once ? segment + 1 : segment;
        for (int i = first; i < places.size(); i++) {
            if (!isDone(i)) {
                fetch(i);
                return;
            }
        }
    }

    @Override
    public void cancel() {
        coming = 0;
        running.forEach(task -> task.cancel(true));
    }
}
