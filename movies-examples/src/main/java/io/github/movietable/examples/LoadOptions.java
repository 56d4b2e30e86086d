package io.github.movietable.examples;

import io.github.movietable.load.BatchLoad;
import io.github.movietable.load.BatchLoad.OnReject;
import io.github.movietable.load.Cancellation;
import io.github.movietable.load.LoadFormat;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a load; without them the library's defaults apply. */
final class LoadOptions {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; without it the format is found by looking.")
    @Nullable
    LoadFormat format;

    @Option(
            names = "--apply-deletes",
            description = "Also delete the movies whose deletion the file asks for, as incremental exports do.")
    boolean applyDeletes;

    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            description = "Write the records that can't be stored to this file, with the reason; correct and load it.")
    @Nullable
    Path rejects;

    @Option(names = "--stop-on-reject", description = "Stop at the first record that can't be stored.")
    boolean stopOnReject;

    @Option(
            names = "--capacity-limit",
            paramLabel = "UNITS",
            description = "Consume no more write units a second than this.")
    @Nullable
    Double capacityLimit;

    @Option(names = "--deadline", paramLabel = "TIME", description = "Stop after this time, for example PT10M.")
    @Nullable
    Duration deadline;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "Keep a checkpoint in this file until the load is done, and continue from it if it exists.")
    @Nullable
    Path checkpoint;

    /** The load with these options, which another thread can end. */
    BatchLoad applyTo(BatchLoad plain, Cancellation cancellation) {
        BatchLoad load = plain.cancelledBy(cancellation);
        load = format == null ? load : load.format(format);
        load = applyDeletes ? load.applyingDeletes() : load;
        load = rejects == null ? load : load.rejectsTo(rejects);
        load = stopOnReject ? load.onReject(OnReject.STOP) : load;
        load = capacityLimit == null ? load : load.capacityLimit(capacityLimit);
        load = deadline == null ? load : load.deadline(deadline);
        return checkpoint == null ? load : load.resume(checkpoint);
    }
}
