package io.github.movietable.internal.document;

import java.util.regex.Pattern;

/**
 * A value or name breaks one of DynamoDB's rules. The exception knows the position and the rule, and holds no value.
 */
public final class BrokenRuleException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{M}\\p{N}_-]*");

    private final String rule;
    private final String pointer;
    private final String place;

    BrokenRuleException(String rule) {
        this(rule, "", "");
    }

    /**
     * A broken rule at a position.
     *
     * @param pointer where, as a JSON pointer
     * @param rule the rule, in words
     */
    public BrokenRuleException(String pointer, String rule) {
        this(rule, pointer, pointer);
    }

    private BrokenRuleException(String rule, String pointer, String place) {
        super(rule);
        this.rule = rule;
        this.pointer = pointer;
        this.place = place;
    }

    /** The same exception for the map that holds the value under a name: the name comes in front of the pointer. */
    BrokenRuleException within(String name) {
        String step = PLAIN.matcher(name).matches() ? name : Texts.quoted(name);
        return new BrokenRuleException(rule, ItemRules.pointer(name) + pointer, "." + step + place);
    }

    /**
     * The same exception for the list or set that holds the value as an element: the index comes in front of the
     * pointer.
     *
     * @param index the element's index
     * @return the exception to throw
     */
    public BrokenRuleException within(int index) {
        return new BrokenRuleException(rule, "/" + index + pointer, "[" + index + "]" + place);
    }

    /**
     * The rule and its limit.
     *
     * @return the rule, in words
     */
    public String rule() {
        return rule;
    }

    /**
     * The position of the value that breaks the rule.
     *
     * @return a JSON pointer; empty if the checked value itself breaks the rule
     */
    public String pointer() {
        return pointer;
    }

    /**
     * The same exception for a program that knows the checked value by a path.
     *
     * @param path the path, as people write it
     * @return an exception with the whole path and the rule
     */
    public IllegalArgumentException at(String path) {
        return new IllegalArgumentException(path + place + ": " + rule, this);
    }
}
