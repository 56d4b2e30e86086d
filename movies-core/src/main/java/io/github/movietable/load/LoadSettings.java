package io.github.movietable.load;

import io.github.movietable.internal.call.Deadline;
import io.github.movietable.load.BatchLoad.OnReject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The settings that the clauses of a load, such as {@link BatchLoad#deadline}, have made. */
record LoadSettings(
        @Nullable LoadFormat format,
        boolean appliesDeletes,
        Consumer<LoadProgress> listener,
        OnReject onReject,
        @Nullable Path rejects,
        double capacityLimit,
        @Nullable Duration deadline,
        Cancellation cancellation,
        @Nullable Path checkpoint,
        boolean resumes) {

    static final LoadSettings NONE = new LoadSettings(
            null, false, progress -> {}, OnReject.SKIP, null, 0, null, new Cancellation(), null, false);

    /** A mutable copy of the settings, in which one of them is changed. */
    private static final class Draft {
        private @Nullable LoadFormat format;
        private boolean appliesDeletes;
        private Consumer<LoadProgress> listener;
        private OnReject onReject;
        private @Nullable Path rejects;
        private double capacityLimit;
        private @Nullable Duration deadline;
        private Cancellation cancellation;
        private @Nullable Path checkpoint;
        private boolean resumes;

        private Draft(LoadSettings settings) {
            format = settings.format;
            appliesDeletes = settings.appliesDeletes;
            listener = settings.listener;
            onReject = settings.onReject;
            rejects = settings.rejects;
            capacityLimit = settings.capacityLimit;
            deadline = settings.deadline;
            cancellation = settings.cancellation;
            checkpoint = settings.checkpoint;
            resumes = settings.resumes;
        }
    }

    private LoadSettings changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new LoadSettings(
                draft.format,
                draft.appliesDeletes,
                draft.listener,
                draft.onReject,
                draft.rejects,
                draft.capacityLimit,
                draft.deadline,
                draft.cancellation,
                draft.checkpoint,
                draft.resumes);
    }

    LoadSettings format(LoadFormat named) {
        return changed(draft -> draft.format = named);
    }

    LoadSettings applyingDeletes() {
        return changed(draft -> draft.appliesDeletes = true);
    }

    LoadSettings onProgress(Consumer<LoadProgress> told) {
        Objects.requireNonNull(told, "onProgress needs a listener, which is null");
        return changed(draft -> draft.listener = told);
    }

    LoadSettings onReject(OnReject doing) {
        return changed(draft -> draft.onReject = doing);
    }

    LoadSettings rejectsTo(Path file) {
        return changed(draft -> draft.rejects = file);
    }

    LoadSettings capacityLimit(double units) {
        return changed(draft -> draft.capacityLimit = units);
    }

    LoadSettings deadline(Duration after) {
        return changed(draft -> draft.deadline = Deadline.bounded(after));
    }

    /** These settings with the shorter of two deadlines: their own and another, each of which may be null. */
    LoadSettings within(@Nullable Duration longest) {
        return longest == null || (deadline != null && deadline.compareTo(longest) <= 0) ? this : deadline(longest);
    }

    LoadSettings cancelledBy(Cancellation by) {
        Objects.requireNonNull(by, "cancelledBy needs a cancellation, which is null");
        return changed(draft -> draft.cancellation = by);
    }

    LoadSettings checkpoint(Path file, boolean resume) {
        return changed(draft -> {
            draft.checkpoint = file;
            draft.resumes = resume;
        });
    }
}
