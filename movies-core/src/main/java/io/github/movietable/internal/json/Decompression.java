package io.github.movietable.internal.json;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Decompresses an input if it is gzip, which is recognized by its first two bytes. */
public final class Decompression {
    private static final int BUFFER = 64 * 1024;

    private Decompression() {}

    /**
     * Returns the decompressed bytes; an input that is not gzip is returned unchanged, but buffered.
     *
     * @param raw the input, compressed by gzip or not
     * @return a buffered stream of the decompressed bytes
     * @throws IOException if the first bytes can't be read, or are a damaged header of gzip
     */
    public static BufferedInputStream of(InputStream raw) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw, BUFFER);
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip ? new BufferedInputStream(new GZIPInputStream(new Certain(in), BUFFER), BUFFER) : in;
    }

    /**
     * Answers {@code available()} with 0 only at the end of the input. A gzip file may have several parts, and Java
     * asks {@code available()} whether another part follows. A network stream may answer 0 before its end, and Java
     * would then drop the other parts.
     */
    private static final class Certain extends FilterInputStream {
        Certain(BufferedInputStream in) {
            super(in);
        }

        @Override
        public int available() throws IOException {
            in.mark(1);
            boolean isEnd = in.read() < 0;
            in.reset();
            return isEnd ? 0 : 1;
        }
    }
}
