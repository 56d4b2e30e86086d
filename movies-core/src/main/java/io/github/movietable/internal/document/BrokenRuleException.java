package io.github.movietable.internal.document;

import java.util.regex.Pattern;

/** A value or name that DynamoDB does not take: where it is, and the rule that it breaks. It holds no value. */
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
     * A rule that is broken within a text.
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

    /** The same, seen from the map that has what breaks the rule under a name. */
    BrokenRuleException within(String name) {
        String step = PLAIN.matcher(name).matches() ? name : Texts.quoted(name);
        return new BrokenRuleException(rule, ItemRules.pointer(name) + pointer, "." + step + place);
    }

    /**
     * The same, seen from the list or set that has what breaks the rule as an element.
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
     * @return a JSON pointer; empty if it is the value that was checked, as a whole
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
