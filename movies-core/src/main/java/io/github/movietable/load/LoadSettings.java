package io.github.movietable.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The clauses of a load. */
record LoadSettings(
        Consumer<LoadProgress> listener,
        OnReject onReject,
        @Nullable Path rejects,
        double capacityLimit,
        @Nullable Duration deadline,
        Cancellation cancellation,
        @Nullable Path checkpoint,
        boolean resumes) {

    static final LoadSettings NONE =
            new LoadSettings(progress -> {}, OnReject.SKIP, null, 0, null, new Cancellation(), null, false);

    LoadSettings onProgress(Consumer<LoadProgress> told) {
        return new LoadSettings(told, onReject, rejects, capacityLimit, deadline, cancellation, checkpoint, resumes);
    }

    LoadSettings onReject(OnReject doing) {
        return new LoadSettings(listener, doing, rejects, capacityLimit, deadline, cancellation, checkpoint, resumes);
    }

    LoadSettings rejectsTo(Path file) {
        return new LoadSettings(listener, onReject, file, capacityLimit, deadline, cancellation, checkpoint, resumes);
    }

    LoadSettings capacityLimit(double units) {
        return new LoadSettings(listener, onReject, rejects, units, deadline, cancellation, checkpoint, resumes);
    }

    LoadSettings deadline(Duration after) {
        return new LoadSettings(listener, onReject, rejects, capacityLimit, after, cancellation, checkpoint, resumes);
    }

    /** The sooner of both deadlines. */
    LoadSettings within(@Nullable Duration longest) {
        return longest == null || (deadline != null && deadline.compareTo(longest) <= 0) ? this : deadline(longest);
    }

    LoadSettings cancelledBy(Cancellation by) {
        return new LoadSettings(listener, onReject, rejects, capacityLimit, deadline, by, checkpoint, resumes);
    }

    LoadSettings checkpoint(Path file, boolean resume) {
        return new LoadSettings(listener, onReject, rejects, capacityLimit, deadline, cancellation, file, resume);
    }
}
