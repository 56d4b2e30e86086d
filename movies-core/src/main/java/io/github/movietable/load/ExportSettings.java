package io.github.movietable.load;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The clauses of an export. */
record ExportSettings(
        @Nullable LoadFormat format,
        int segments,
        boolean consistent,
        boolean marks,
        Consumer<ExportProgress> listener,
        Cancellation cancellation) {

    private static final int SEGMENTS = 4;

    static final ExportSettings NONE = new ExportSettings(
            null,
            Math.min(SEGMENTS, Runtime.getRuntime().availableProcessors()),
            false,
            false,
            progress -> {},
            new Cancellation());

    ExportSettings format(LoadFormat as) {
        return new ExportSettings(as, segments, consistent, marks, listener, cancellation);
    }

    ExportSettings segments(int count) {
        return new ExportSettings(format, count, consistent, marks, listener, cancellation);
    }

    ExportSettings consistently() {
        return new ExportSettings(format, segments, true, marks, listener, cancellation);
    }

    ExportSettings marking() {
        return new ExportSettings(format, segments, consistent, true, listener, cancellation);
    }

    ExportSettings onProgress(Consumer<ExportProgress> told) {
        return new ExportSettings(format, segments, consistent, marks, told, cancellation);
    }

    ExportSettings cancelledBy(Cancellation by) {
        return new ExportSettings(format, segments, consistent, marks, listener, by);
    }
}
