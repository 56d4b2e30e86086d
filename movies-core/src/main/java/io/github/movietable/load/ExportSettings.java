package io.github.movietable.load;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The settings that the clauses of an export, such as {@link Export#segments}, have made. */
record ExportSettings(
        @Nullable LoadFormat format,
        int segments,
        boolean consistent,
        boolean marks,
        Consumer<ExportReport> listener,
        Cancellation cancellation) {

    private static final int SEGMENTS = 4;

    static final ExportSettings NONE = new ExportSettings(
            null,
            Math.min(SEGMENTS, Runtime.getRuntime().availableProcessors()),
            false,
            false,
            progress -> {},
            new Cancellation());

    /** A mutable copy of the settings, in which one of them is changed. */
    private static final class Draft {
        private @Nullable LoadFormat format;
        private int segments;
        private boolean consistent;
        private boolean marks;
        private Consumer<ExportReport> listener;
        private Cancellation cancellation;

        private Draft(ExportSettings settings) {
            format = settings.format;
            segments = settings.segments;
            consistent = settings.consistent;
            marks = settings.marks;
            listener = settings.listener;
            cancellation = settings.cancellation;
        }
    }

    private ExportSettings changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new ExportSettings(
                draft.format, draft.segments, draft.consistent, draft.marks, draft.listener, draft.cancellation);
    }

    ExportSettings format(LoadFormat as) {
        return changed(draft -> draft.format = as);
    }

    ExportSettings segments(int count) {
        return changed(draft -> draft.segments = count);
    }

    ExportSettings consistently() {
        return changed(draft -> draft.consistent = true);
    }

    ExportSettings marking() {
        return changed(draft -> draft.marks = true);
    }

    ExportSettings onProgress(Consumer<ExportReport> told) {
        Objects.requireNonNull(told, "onProgress needs a listener, which is null");
        return changed(draft -> draft.listener = told);
    }

    ExportSettings cancelledBy(Cancellation by) {
        Objects.requireNonNull(by, "cancelledBy needs a cancellation, which is null");
        return changed(draft -> draft.cancellation = by);
    }
}
