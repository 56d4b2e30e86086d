package io.github.movietable.internal.json;

/**
 * Finds the end of a JSON value by its brackets and quotes alone, so that a record which no parser takes can be passed
 * over.
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

    /** How many bytes were taken, up to the last byte of the value. */
    long count() {
        return count;
    }

    /** How many lines have ended. */
    long lines() {
        return lines;
    }

    /** How many bytes were taken when the last line ended. */
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
