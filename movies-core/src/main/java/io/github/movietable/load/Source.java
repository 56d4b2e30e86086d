package io.github.movietable.load;

import java.io.IOException;
import java.util.Optional;

/** Where records come from. */
interface Source {
    Records open() throws IOException;

    /** Records, one at a time. */
    interface Records extends AutoCloseable {
        /** The next record; empty behind the last. */
        Optional<LoadRecord> next() throws IOException;

        /** How much of the source was read, in bytes; 0 where that makes no sense. */
        long bytesRead();

        long bytesTotal();

        @Override
        void close() throws IOException;
    }
}
