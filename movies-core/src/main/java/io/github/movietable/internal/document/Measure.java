package io.github.movietable.internal.document;

/**
 * Adds up the size of an item: each name and each value is added by a call. Names, texts and numbers are also checked.
 * It creates no objects for them, because every record of a load is measured here.
 */
public final class Measure {
    private static final int COLLECTION = 3;
    private static final int ESCAPED = 6;
    private static final int SYNTAX = 8;
    private static final int OBJECT = 32;

    private final NumberText number = new NumberText();
    private int stored;
    private int sent;
    private int held;

    /** Begins with an item that has no attributes yet. */
    public Measure() {
        clear();
    }

    /** Begins with another item. */
    public void clear() {
        stored = 0;
        sent = SYNTAX;
        held = OBJECT;
    }

    /**
     * The size of all that was added.
     *
     * @return the size, as of an item
     */
    public ItemSize size() {
        return new ItemSize(stored, sent, held);
    }

    /** The bytes of all that was added, as DynamoDB counts them. */
    int stored() {
        return stored;
    }

    /** Whether the item has more bytes than this in the table or in memory. */
    boolean exceeds(int bytes) {
        return stored > bytes || held > bytes;
    }

    /**
     * Whether DynamoDB stores an item of this size.
     *
     * @return false if it is too large
     */
    public boolean isStorable() {
        return stored <= ItemSize.MAX_STORED;
    }

    /**
     * Adds the name of an entry of a map; the entry's value is added by the next calls.
     *
     * @param name the entry's name
     * @throws BrokenRuleException if DynamoDB can't store the name
     */
    public void name(String name) {
        if (name.isEmpty() || name.length() > ItemRules.MAX_NAME / 3) {
            ItemRules.checkName(name);
        }
        text(name);
        add(0, SYNTAX, OBJECT);
    }

    /** Adds the overhead of a value; its content is added by the next calls. */
    public void value() {
        add(0, 0, 2 * OBJECT);
    }

    /** Adds true, false or null. */
    public void word() {
        add(1, SYNTAX, 0);
    }

    /**
     * Adds a map without its entries, which are added by the next calls.
     *
     * @param size the number of entries
     */
    public void map(int size) {
        add(COLLECTION + size, 2 * SYNTAX, OBJECT);
    }

    /**
     * Adds a list without its elements, which are added by the next calls.
     *
     * @param size the number of elements
     */
    public void list(int size) {
        add(COLLECTION + size, SYNTAX + size * SYNTAX, OBJECT);
    }

    /** Adds a set without its members. Unlike lists and maps, sets have no overhead in DynamoDB's count. */
    void set(int size) {
        add(0, SYNTAX + size * SYNTAX, OBJECT);
    }

    /**
     * Adds a text.
     *
     * @param text the text
     * @throws BrokenRuleException if the text has half of a surrogate pair
     */
    public void text(String text) {
        int plain = 0;
        while (plain < text.length() && isPlain(text.charAt(plain))) {
            plain++;
        }
        int bytes = plain;
        int json = plain + SYNTAX;
        for (int i = plain; i < text.length(); i++) {
            char c = text.charAt(i);
            int size = Texts.utf8(c);
            bytes += size;
            json += isEscaped(c) ? ESCAPED : size;
            if (Character.isSurrogate(c)) {
                if (!Texts.isPair(text, i)) {
                    throw new BrokenRuleException(Texts.HALF_PAIR);
                }
                bytes += size;
                json += size;
                i++;
            }
        }
        add(bytes, json, bytes + OBJECT);
    }

    /** Whether a character is one byte, also in JSON. Nearly all are, and a loop that only tests this is faster. */
    private static boolean isPlain(char c) {
        return c < 0x80 && !isEscaped(c);
    }

    private static boolean isEscaped(char c) {
        return c < ' ' || c == '"' || c == '\\';
    }

    /**
     * Adds a number.
     *
     * @param text the number as text
     * @throws BrokenRuleException if the text is not a number, or is one that DynamoDB can't store
     */
    public void number(String text) {
        int json = text.length() + SYNTAX;
        add(number.bytes(text), json, json + OBJECT);
    }

    void bytes(int length) {
        add(length, (length + 2) / 3 * 4 + SYNTAX, length + 2 * OBJECT);
    }

    private void add(int moreStored, int moreSent, int moreHeld) {
        stored += moreStored;
        sent += moreSent;
        held += moreHeld;
    }
}
