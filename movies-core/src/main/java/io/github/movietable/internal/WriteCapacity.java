package io.github.movietable.internal;

/**
 * The write capacity that a table and its indexes have together: an index takes as many writes as the table, so the slower
 * of them sets the pace of all, and each write is charged as often as it is done.
 *
 * @param slowest write units a second of the slowest of them
 * @param copies how many there are, the table included
 */
public record WriteCapacity(long slowest, int copies) {
    double units() {
        return (double) slowest * copies;
    }
}
