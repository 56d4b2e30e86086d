package io.github.movietable.internal.json;

import java.io.CharConversionException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * An input that fails at the first byte that is not valid UTF-8. A parser alone does not suffice: it would also accept
 * UTF-16, although a load shows the bytes that it keeps as UTF-8, and it accepts overlong sequences and halves of
 * surrogate pairs.
 */
final class Utf8Input extends FilterInputStream {
    private static final int FIRST_TRAILING = 0x80;
    private static final int LAST_TRAILING = 0xBF;

    /** A bad byte or a zero among this many first bytes is taken as a sign of UTF-16 or UTF-32. */
    private static final int FIRST_BYTES = 4;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
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
        while (good < count) {
            good += missing == 0 ? countPlain(buffer, offset + good, offset + count, position + good) : 0;
            if (good == count || !isGood(buffer[offset + good])) {
                break;
            }
            good++;
            if (buffer[offset + good - 1] == '\n') {
                line++;
                lineBegin = position + good;
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
     * Counts the bytes that are ASCII and not zero, in steps of eight, and the line breaks among them. Nearly all bytes
     * are of this kind, and testing each of them alone would take a tenth of the time in which a file is parsed.
     */
    private int countPlain(byte[] buffer, int from, int end, long before) {
        int at = from;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            long eight = (long) EIGHT.get(buffer, at);
            if (((eight | (eight - LOWEST_BITS)) & HIGHEST_BITS) != 0) {
                break;
            }
            // the highest bit of each byte that is a line break: the addition sets it for all other bytes
            long breaks = ~((eight ^ LINE_BREAKS) + ~HIGHEST_BITS) & HIGHEST_BITS;
            if (breaks != 0) {
                line += Long.bitCount(breaks);
                int last = (Long.SIZE - 1 - Long.numberOfLeadingZeros(breaks)) / Byte.SIZE;
                lineBegin = before + at - from + last + 1;
            }
        }
        return at - from;
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
