package io.github.movietable.model;

import io.github.movietable.expression.MoviesException;

/** A movie that DynamoDB can't hold or this library can't key: where it is wrong, and which rule it breaks. */
public final class InvalidMovieException extends MoviesException {
    private static final long serialVersionUID = 1L;

    private final String pointer;
    private final String rule;

    /**
     * Creates one.
     *
     * @param pointer where it is wrong, as a JSON pointer: {@code /info/rating}
     * @param rule the rule it breaks, in words and without the value
     */
    public InvalidMovieException(String pointer, String rule) {
        super((pointer.isEmpty() ? "the movie" : pointer) + ": " + rule);
        this.pointer = pointer;
        this.rule = rule;
    }

    /**
     * Where the movie is wrong.
     *
     * @return a JSON pointer; empty for the movie as a whole
     */
    public String pointer() {
        return pointer;
    }

    /**
     * The rule that it breaks.
     *
     * @return the rule and its limit
     */
    public String rule() {
        return rule;
    }
}
