package io.github.movietable.internal.json;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/**
 * Counts the bytes of a source before they are decompressed, so that progress can be compared with the size of the
 * file. It fails if the reading thread is interrupted, because the bytes are no longer wanted then.
 */
final class CountedInput extends FilterInputStream {
    private long count;

    CountedInput(InputStream in) {
        super(in);
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        endIfInterrupted();
        int read = super.read();
        count += read < 0 ? 0 : 1;
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        endIfInterrupted();
        int read = super.read(buffer, offset, length);
        count += Math.max(0, read);
        return read;
    }

    private static void endIfInterrupted() throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted while reading");
        }
    }
}
