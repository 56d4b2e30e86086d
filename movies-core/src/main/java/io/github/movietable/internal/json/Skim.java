package io.github.movietable.internal.json;

/**
 * Finds the end of a JSON value by its brackets and quotes alone, so that a record that the parser can't read can be
 * skipped. It is given the bytes one by one.
 */
final class Skim {
    private int depth;
    private boolean begun;
    private boolean inText;
    private boolean escaped;
    private boolean done;
    private long count;
    private long lines;
    private long lineBegin;

    boolean isDone() {
        return done;
    }

    /** The number of bytes that were given; at the end, those up to the last byte of the value. */
    long count() {
        return count;
    }

    /** The number of line breaks among the bytes. */
    long lines() {
        return lines;
    }

    /** The number of bytes up to the last line break, including it. */
    long lineBegin() {
        return lineBegin;
    }

    void next(byte next) {
        count++;
        if (next == '\n') {
            lines++;
            lineBegin = count;
        }
        if (inText) {
            inText(next);
            return;
        }
        switch (next) {
            case '"' -> {
                inText = true;
                begun = true;
            }
            case '{', '[' -> {
                depth++;
                begun = true;
            }
            case '}', ']' -> depth--;
            default -> {
                // numbers, names and blanks do not matter
            }
        }
        done = begun && depth <= 0 && !inText;
    }

    private void inText(byte next) {
        inText = escaped || next != '"';
        escaped = !escaped && next == '\\';
        done = !inText && depth <= 0;
    }
}
