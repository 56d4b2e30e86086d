package io.github.movietable.model;

import io.github.movietable.expression.MoviesException;
import io.github.movietable.internal.document.Texts;

/** A movie breaks a rule of DynamoDB, or has no key. The exception names the rule, and the value that breaks it. */
public final class InvalidMovieException extends MoviesException {
    private static final long serialVersionUID = 1L;

    private final String pointer;
    private final String rule;

    /**
     * Creates the exception.
     *
     * @param pointer the value that breaks the rule, as a JSON pointer: {@code /info/rating}
     * @param rule the rule in words, without the value
     */
    public InvalidMovieException(String pointer, String rule) {
        this(pointer, rule, shown(pointer.isEmpty() ? "the movie" : pointer) + ": " + rule);
    }

    /**
     * Creates the exception for a movie whose key is known.
     *
     * @param key the movie's key, for the message
     * @param pointer the value that breaks the rule, as a JSON pointer: {@code /info/rating}
     * @param rule the rule in words, without the value
     */
    public InvalidMovieException(MovieKey key, String pointer, String rule) {
        this(pointer, rule, "the movie " + key + (pointer.isEmpty() ? "" : ", " + shown(pointer)) + ": " + rule);
    }

    private InvalidMovieException(String pointer, String rule, String message) {
        super(message);
        this.pointer = pointer;
        this.rule = rule;
    }

    /** Escapes the pointer: names in a movie may have control characters, which must not reach a terminal. */
    private static String shown(String pointer) {
        String quoted = Texts.quoted(pointer);
        return quoted.substring(1, quoted.length() - 1);
    }

    /**
     * The position of the value that breaks the rule.
     *
     * @return a JSON pointer; empty for the movie as a whole
     */
    public String pointer() {
        return pointer;
    }

    /**
     * The rule that the movie breaks.
     *
     * @return the rule in words, with its limit
     */
    public String rule() {
        return rule;
    }
}
