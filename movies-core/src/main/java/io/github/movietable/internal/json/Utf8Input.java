package io.github.movietable.internal.json;

import java.io.CharConversionException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * An input that fails at the first byte that is not valid UTF-8. A parser alone would not do: it would also accept
 * UTF-16, although a load shows the bytes that it keeps as UTF-8, and it accepts overlong sequences and halves of
 * surrogate pairs.
 */
final class Utf8Input extends FilterInputStream {
    private static final int FIRST_TRAILING = 0x80;
    private static final int LAST_TRAILING = 0xBF;

    /** A bad byte or a zero among this many first bytes is taken as a sign of UTF-16 or UTF-32. */
    private static final int FIRST_BYTES = 4;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long LOWEST_BITS = 0x0101010101010101L;
    private static final long HIGHEST_BITS = 0x8080808080808080L;
    private static final long LINE_BREAKS = '\n' * LOWEST_BITS;

    private long position;
    private long line = 1;
    private long lineBegin;
    private boolean failed;
    private boolean isZero;
    private int missing;
    private int low = FIRST_TRAILING;
    private int high = LAST_TRAILING;

    Utf8Input(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** Returns the bytes before a bad one, so that the parser knows its position, and fails at the next call. */
    @Override
    public int read(byte[] buffer, int offset, int size) throws IOException {
        int count = failed ? 0 : super.read(buffer, offset, size);
        int good = 0;
        while (good < count && isGood(buffer[offset + good])) {
            good++;
            if (buffer[offset + good - 1] == '\n') {
                line++;
                lineBegin = position + good;
            }
            while (missing == 0 && good + Long.BYTES <= count && arePlain((long) EIGHT.get(buffer, offset + good))) {
                good += Long.BYTES;
            }
        }
        position += good;
        failed |= good < count;
        isZero |= good < count && buffer[offset + good] == 0;
        if (failed && good == 0) {
            throw new CharConversionException(
                    position < FIRST_BYTES
                            ? Looks.NO_TEXT
                            : isZero ? "a zero byte (NUL) stands here, and JSON has none" : "it is not UTF-8");
        }
        return Math.min(count, good == 0 ? count : good);
    }

    /** The position after all bytes that were read, in words: {@code line 3, column 1}. */
    String place() {
        return "line " + line + ", column " + (position - lineBegin + 1);
    }

    /**
     * Whether eight bytes are all ASCII, without a zero byte or line break. Nearly all are, and testing eight at once
     * is faster: to test each byte alone would take a tenth of the time in which a file is parsed.
     */
    private static boolean arePlain(long bytes) {
        return ((bytes | zeros(bytes) | zeros(bytes ^ LINE_BREAKS)) & HIGHEST_BITS) == 0;
    }

    /** Sets the highest bit of at least one byte of the result if one of the eight bytes is zero. */
    private static long zeros(long bytes) {
        return (bytes - LOWEST_BITS) & ~bytes;
    }

    /** Whether the next byte can follow in UTF-8. A zero byte is refused, because JSON escapes control characters. */
    private boolean isGood(byte next) {
        if (missing == 0 && next > 0) {
            return true;
        }
        int b = next & 0xff;
        if (missing > 0) {
            boolean isGood = b >= low && b <= high;
            missing--;
            low = FIRST_TRAILING;
            high = LAST_TRAILING;
            return isGood;
        }
        return b != 0 && begins(b);
    }

    /**
     * Takes the first byte of a character that has several, and returns whether it is valid. After some first bytes,
     * the second byte has narrower bounds: RFC 3629, part 4.
     */
    private boolean begins(int b) {
        if (b < 0xC2 || b > 0xF4) {
            return false;
        }
        missing = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
        low = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : FIRST_TRAILING;
        high = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : LAST_TRAILING;
        return true;
    }
}
