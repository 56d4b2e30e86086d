package io.github.movietable.load;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An input that keeps what was read of it until it is let go: a parser reads ahead, so the bytes of the current record
 * are here to be shown, and to be digested up to its end and no further.
 */
final class KeptInput extends FilterInputStream {
    /** A record that is longer is not shown; it can't be a movie, which has 400 KB at the most. */
    private static final int MAX_KEPT = 4 * 1024 * 1024;

    private final MessageDigest digest;
    private @Nullable MessageDigest beforeLongRecord;
    private byte[] kept = new byte[16 * 1024];
    private int length;
    private long start;

    KeptInput(InputStream in) {
        super(in);
        this.digest = newDigest();
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Of a text, which may be a digest itself: of many files in a row one is kept. */
    static String digest(String text) {
        return HexFormat.of().formatHex(newDigest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int size) throws IOException {
        int count = super.read(buffer, offset, size);
        if (count > 0) {
            keep(buffer, offset, count);
        }
        return count;
    }

    private void keep(byte[] buffer, int offset, int count) {
        if (length + count > MAX_KEPT) {
            // too long to be shown: digest it now, so that what is kept stays bounded
            beforeLongRecord = beforeLongRecord == null ? copyOf(digest) : beforeLongRecord;
            digestUpTo(start + length);
        }
        if (length + count > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(kept.length * 2, length + count));
        }
        System.arraycopy(buffer, offset, kept, length, count);
        length += count;
    }

    /** The text between two places of the input, or null where it is not kept any more. */
    @Nullable
    String text(long from, long to) {
        if (from < start || to > start + length) {
            return null;
        }
        return new String(kept, (int) (from - start), (int) (to - from), StandardCharsets.UTF_8);
    }

    /** Digests what lies before the end of a record, and keeps it no longer. */
    void letGo(long end) {
        beforeLongRecord = null;
        digestUpTo(end);
    }

    private void digestUpTo(long place) {
        int count = (int) Math.min(length, place - start);
        if (count > 0) {
            digest.update(kept, 0, count);
            System.arraycopy(kept, count, kept, 0, length - count);
            length -= count;
            start += count;
        }
    }

    /** Of all up to the end of the last record that was let go. */
    String digest() {
        MessageDigest upToRecord = beforeLongRecord == null ? digest : beforeLongRecord;
        return HexFormat.of().formatHex(copyOf(upToRecord).digest());
    }

    private static MessageDigest copyOf(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 can be cloned", e);
        }
    }
}
