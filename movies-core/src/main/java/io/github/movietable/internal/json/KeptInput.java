package io.github.movietable.internal.json;

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
 * An input that keeps the bytes of the current record after they were read. So the record can be shown if it is
 * rejected, and a digest can cover exactly the bytes up to its end, although a parser reads further ahead. Positions
 * are numbers of bytes from the beginning of the input.
 */
final class KeptInput extends FilterInputStream {
    /** The most bytes kept. A longer record can't be shown, and can't be a movie, which has at most 400 KB. */
    private static final int MAX_KEPT = 4 * 1024 * 1024;

    private static final int SKIMMED = 4096;

    private final @Nullable MessageDigest digest;
    private @Nullable MessageDigest beforeLongRecord;
    private byte[] kept = new byte[16 * 1024];
    private int length;
    private int given;
    private long start;
    private long begin;
    private @Nullable Skim skim;

    KeptInput(InputStream in, boolean isDigested) {
        super(in);
        this.digest = isDigested ? newDigest() : null;
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The digest (SHA-256) of a string, as hexadecimal digits. */
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
        if (given < length) {
            int again = Math.min(size, length - given);
            System.arraycopy(kept, given, buffer, offset, again);
            given += again;
            return again;
        }
        int count = super.read(buffer, offset, size);
        if (count > 0) {
            keep(buffer, offset, count);
            given = length;
        }
        return count;
    }

    /** Goes back to a position, so that the bytes from there are read once more. They must still be kept. */
    void rewind(long place) {
        given = (int) (place - start);
    }

    /** Begins a record at a position, which must still be kept. */
    void beginAt(long place) {
        begin = place;
        skim = null;
    }

    /**
     * Finds the end of the current record, however long it is, and goes on after it; null if the input ends before the
     * record does.
     */
    @Nullable
    Skim skimRecord() throws IOException {
        Skim skimmed = skimKept();
        byte[] more = new byte[SKIMMED];
        while (!skimmed.isDone()) {
            given = length;
            // reads by the method above, which keeps the bytes within its limit and digests those that it drops
            if (read(more, 0, more.length) < 0) {
                return null;
            }
            skimmed = skimKept();
        }
        rewind(begin + skimmed.count());
        return skimmed;
    }

    /**
     * Searches the kept bytes for the end of the record. Bytes that are no longer kept were searched before they were
     * dropped.
     */
    private Skim skimKept() {
        Skim skimmed = skim == null ? new Skim() : skim;
        int from = (int) (begin + skimmed.count() - start);
        for (int i = from; i < length && !skimmed.isDone(); i++) {
            skimmed.next(kept[i]);
        }
        skim = skimmed;
        return skimmed;
    }

    /** The byte at a position, read ahead if necessary; -1 if the input ends before it, or does not keep it. */
    int at(long place) throws IOException {
        while (place >= start + length && length < MAX_KEPT - SKIMMED) {
            int was = given;
            given = length;
            int count = read(new byte[SKIMMED], 0, SKIMMED);
            given = was;
            if (count < 0) {
                return -1;
            }
        }
        return place < start || place >= start + length ? -1 : kept[(int) (place - start)] & 0xff;
    }

    private void keep(byte[] buffer, int offset, int count) {
        if (length + count > MAX_KEPT) {
            // the record is too long to be shown: its bytes are digested now, and no longer kept
            skimKept();
            beforeLongRecord = beforeLongRecord == null && digest != null ? copyOf(digest) : beforeLongRecord;
            digestUpTo(start + length);
        }
        if (length + count > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(kept.length * 2, length + count));
        }
        System.arraycopy(buffer, offset, kept, length, count);
        length += count;
    }

    /** The text between two positions; null if not all of its bytes are kept. */
    @Nullable
    String text(long from, long to) {
        if (from < start || to > start + length) {
            return null;
        }
        return new String(kept, (int) (from - start), (int) (to - from), StandardCharsets.UTF_8);
    }

    /** Ends a record: the bytes up to its end are digested, and no longer kept. */
    void letGo(long end) {
        beforeLongRecord = null;
        digestUpTo(end);
        beginAt(end);
    }

    private void digestUpTo(long place) {
        int count = (int) Math.min(length, place - start);
        if (count > 0) {
            if (digest != null) {
                digest.update(kept, 0, count);
            }
            System.arraycopy(kept, count, kept, 0, length - count);
            length -= count;
            given = Math.max(0, given - count);
            start += count;
        }
    }

    /** The digest of all bytes up to the end of the last ended record; {@code ""} if no digest is wanted. */
    String digest() {
        MessageDigest upToRecord = beforeLongRecord == null ? digest : beforeLongRecord;
        return upToRecord == null
                ? ""
                : HexFormat.of().formatHex(copyOf(upToRecord).digest());
    }

    private static MessageDigest copyOf(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 can be cloned", e);
        }
    }
}
