package io.github.movietable.internal.json;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Decompresses gzip, which it recognizes by the first two bytes. */
public final class Decompression {
    private static final int BUFFER = 64 * 1024;

    private Decompression() {}

    /**
     * The bytes as they were before they were compressed.
     *
     * @param raw compressed by gzip or not
     * @return the bytes
     * @throws IOException if they can't be read
     */
    public static BufferedInputStream of(InputStream raw) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw, BUFFER);
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip ? new BufferedInputStream(new GZIPInputStream(new Certain(in), BUFFER), BUFFER) : in;
    }

    /**
     * A compressed file may have several parts, and Java asks {@code available()} whether there is another one. A
     * network stream answers 0 if it does not know, and Java would then drop the other parts.
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
