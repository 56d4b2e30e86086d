package io.github.movietable.load;

import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The numbers of the records that were read and have not ended. A bit for each number since the first of them takes a
 * fraction of the time and memory of a set of numbers. (A {@link java.util.BitSet} searches for its new last bit each
 * time that its last bit is cleared.)
 */
final class OpenRecords {
    /** When this many words at the beginning are unused, the others are moved there. */
    private static final int WORTH_MOVING = 1024;

    private static final int FEW = 16;

    private long[] words = new long[FEW];

    /** The number of the first bit. */
    private long base;

    /** The first bit that is set; -1 if none is. */
    private int first = -1;

    /** Adds a number, which must not be less than all numbers that are open. */
    void add(long number) {
        if (first < 0) {
            base = number;
            first = 0;
        }
        int bit = (int) (number - base);
        if (bit / Long.SIZE >= words.length) {
            words = Arrays.copyOf(words, Math.max(2 * words.length, bit / Long.SIZE + 1));
        }
        words[bit / Long.SIZE] |= 1L << bit;
    }

    void remove(long number) {
        int bit = (int) (number - base);
        words[bit / Long.SIZE] &= ~(1L << bit);
        if (bit == first) {
            first = firstFrom(bit / Long.SIZE);
            if (first >= 0) {
                moveToBegin(first / Long.SIZE);
            } else if (words.length > FEW) {
                words = new long[FEW];
            }
        }
    }

    private int firstFrom(int word) {
        for (int i = word; i < words.length; i++) {
            if (words[i] != 0) {
                return i * Long.SIZE + Long.numberOfTrailingZeros(words[i]);
            }
        }
        return -1;
    }

    private void moveToBegin(int unused) {
        if (unused >= WORTH_MOVING) {
            int used = words.length - unused;
            System.arraycopy(words, unused, words, 0, used);
            Arrays.fill(words, used, words.length, 0);
            base += (long) unused * Long.SIZE;
            first -= unused * Long.SIZE;
        }
    }

    SortedSet<Long> numbers() {
        SortedSet<Long> numbers = new TreeSet<>();
        for (int i = 0; i < words.length; i++) {
            for (long left = words[i]; left != 0; left &= left - 1) {
                numbers.add(base + (long) i * Long.SIZE + Long.numberOfTrailingZeros(left));
            }
        }
        return numbers;
    }
}
