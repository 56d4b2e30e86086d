package io.github.movietable.load;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where records come from. */
interface Source {
    Records open() throws IOException;

    /** The file or folder that is read; empty if it is none. */
    default Optional<Path> input() {
        return Optional.empty();
    }

    /**
     * What was found beside records.
     *
     * @param passedOver files of a folder that were not read, each with what it seems to be
     * @param isEmpty whether there was nothing at all
     */
    record Found(List<String> passedOver, boolean isEmpty) implements Serializable {
        static final Found NOTHING = new Found(List.of(), false);
    }

    /** Whether its records are the program's own objects, made by its own code: then they are taken on its own thread. */
    default boolean isOfTheProgram() {
        return false;
    }

    /** It is not opened after all: what it would have closed is closed. */
    default void abandon() throws IOException {}

    /** Records, one at a time. */
    interface Records extends AutoCloseable {
        /** The next record; empty behind the last. */
        Optional<LoadRecord> next() throws IOException;

        /** How much of the source was read, in bytes; 0 where that makes no sense. */
        long bytesRead();

        /** How large the source is, in bytes; 0 where that is not known. */
        long bytesTotal();

        /** A digest of the source up to the end of the last record; the same source gives the same. */
        String digest();

        /** What was found beside records, as the source was opened. */
        default Found found() {
            return Found.NOTHING;
        }

        @Override
        void close() throws IOException;
    }
}
