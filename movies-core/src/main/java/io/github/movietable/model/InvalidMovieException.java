package io.github.movietable.model;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.internal.document.Texts;

/** A movie breaks a rule of DynamoDB, or has no key. The exception has the rule and the place in the movie. */
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
        this(pointer, rule, shown(pointer.isEmpty() ? "the movie" : pointer) + ": " + rule);
    }

    /**
     * Creates one of a movie whose key is known.
     *
     * @param key the movie, for the message
     * @param pointer where it is wrong, as a JSON pointer: {@code /info/rating}
     * @param rule the rule it breaks, in words and without the value
     */
    public InvalidMovieException(MovieKey key, String pointer, String rule) {
        this(pointer, rule, "the movie " + key + (pointer.isEmpty() ? "" : ", " + shown(pointer)) + ": " + rule);
    }

    private InvalidMovieException(String pointer, String rule, String message) {
        super(message);
        this.pointer = pointer;
        this.rule = rule;
    }

    /** A pointer has a movie's own names, whose control characters must not reach a terminal. */
    private static String shown(String pointer) {
        String quoted = Texts.quoted(pointer);
        return quoted.substring(1, quoted.length() - 1);
    }

    /**
     * The position of the value that breaks a rule.
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
