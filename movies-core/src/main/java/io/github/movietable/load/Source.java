package io.github.movietable.load;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A source of records, not yet open. */
interface Source {
    /**
     * Opens the source.
     *
     * @param between is called before bytes or names of files are read, if {@link #isReadHere}
     */
    Records open(Between between) throws IOException;

    /** What the thread that runs the load does from time to time while it reads. If it throws, the reading ends. */
    interface Between {
        Between NOTHING = () -> {};

        void run() throws IOException;
    }

    /** The file or folder from which records are read; empty if the source is neither. */
    default Optional<Path> input() {
        return Optional.empty();
    }

    /**
     * Facts about a source for the {@link LoadReport}.
     *
     * @param passedOver files of a folder that were not read, each with its probable kind
     * @param isEmpty whether the source was empty
     */
    record Found(List<String> passedOver, boolean isEmpty) implements Serializable {
        static final Found NOTHING = new Found(List.of(), false);
    }

    /**
     * Whether the thread that runs the load reads the source, because the program's own code makes the records, or
     * because reading never waits for long. Any other source is read by a thread of the library's own.
     */
    default boolean isReadHere() {
        return false;
    }

    /** Closes the program's own objects if the load ends before the source is opened. */
    default void abandon() throws IOException {}

    /** The records of an open source, one at a time. */
    interface Records extends AutoCloseable {
        /** The next record; empty after the last one. */
        Optional<LoadRecord> next() throws IOException;

        /** The bytes of the source that were read so far; 0 if the source does not consist of bytes. */
        long bytesRead();

        /** The size of the source in bytes; 0 if it is unknown. */
        long bytesTotal();

        /** A digest of the source up to the end of the last record; the same source has the same digest. */
        String digest();

        /** Facts about the source, as far as it was read. */
        default Found found() {
            return Found.NOTHING;
        }

        @Override
        void close() throws IOException;
    }
}
