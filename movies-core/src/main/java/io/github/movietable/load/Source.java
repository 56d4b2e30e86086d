package io.github.movietable.load;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A source of records, not yet open. */
interface Source {
    Records open() throws IOException;

    /** The file or folder; empty if the source is another. */
    default Optional<Path> input() {
        return Optional.empty();
    }

    /**
     * Findings for the report.
     *
     * @param passedOver files of a folder that were not read, each with its probable kind
     * @param isEmpty whether the source was empty
     */
    record Found(List<String> passedOver, boolean isEmpty) implements Serializable {
        static final Found NOTHING = new Found(List.of(), false);
    }

    /** Whether its records are made by the program's own code, which is then called on the thread that runs the load. */
    default boolean isOfTheProgram() {
        return false;
    }

    /** Closes the program's own objects if the source is not opened after all. */
    default void abandon() throws IOException {}

    /** The records of an open source, one at a time. */
    interface Records extends AutoCloseable {
        /** The next record; empty behind the last. */
        Optional<LoadRecord> next() throws IOException;

        /** Bytes of the source that were read; 0 if it has no bytes. */
        long bytesRead();

        /** The size of the source in bytes; 0 if it is unknown. */
        long bytesTotal();

        /** A digest of the source up to the end of the last record; the same source has the same digest. */
        String digest();

        /** Findings for the report. */
        default Found found() {
            return Found.NOTHING;
        }

        @Override
        void close() throws IOException;
    }
}
