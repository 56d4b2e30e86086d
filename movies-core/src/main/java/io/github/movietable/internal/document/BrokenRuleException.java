package io.github.movietable.internal.document;

import java.util.regex.Pattern;

/**
 * Thrown if a value or name breaks one of DynamoDB's rules. It has the rule and the position of the value, but not the
 * value itself.
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
     * Creates an exception for a value inside an item.
     *
     * @param pointer the position of the value, as a JSON pointer
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

    /** This exception with a longer pointer, which begins at the map that holds the value under a name. */
    BrokenRuleException within(String name) {
        String step = PLAIN.matcher(name).matches() ? name : Texts.quoted(name);
        return new BrokenRuleException(rule, ItemRules.pointer(name) + pointer, "." + step + place);
    }

    /**
     * This exception with a longer pointer, which begins at the list or set that holds the value as an element.
     *
     * @param index the element's index
     * @return the exception to throw
     */
    public BrokenRuleException within(int index) {
        return new BrokenRuleException(rule, "/" + index + pointer, "[" + index + "]" + place);
    }

    /**
     * The rule that was broken, with its limit.
     *
     * @return the rule, in words
     */
    public String rule() {
        return rule;
    }

    /**
     * The position of the value that breaks the rule, from the value that was checked.
     *
     * @return a JSON pointer; empty if the checked value itself breaks the rule
     */
    public String pointer() {
        return pointer;
    }

    /**
     * Makes an exception for users, whose message begins with a path.
     *
     * @param path the path of the value that was checked, like {@code info.actors}
     * @return an exception whose message has the path of the broken value, and the rule
     */
    public IllegalArgumentException at(String path) {
        return new IllegalArgumentException(path + place + ": " + rule, this);
    }
}
