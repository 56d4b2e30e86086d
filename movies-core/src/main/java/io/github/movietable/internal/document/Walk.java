package io.github.movietable.internal.document;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Walks over an item or a value once, checks every rule and adds up the size. It creates no objects for the values that
 * it visits, because every record of a load is checked here.
 */
final class Walk {
    /** Measuring stops at this many bytes: an item may contain one object many times, so its size has no bound. */
    private static final int MAX_MEASURED = 64 * 1024 * 1024;

    private static final int COLLECTION = 3;
    private static final int ESCAPED = 6;
    private static final int SYNTAX = 8;
    private static final int OBJECT = 32;

    private final NumberText number = new NumberText();
    private int stored;
    private int sent;
    private int held;

    /**
     * Thrown if a value is nested too deep, or an item is too large, to be measured. It is converted to a broken rule
     * of the whole attribute or item. It is a class of its own, so that handlers that put a name or index before the
     * position of a {@link BrokenRuleException} do not catch it.
     */
    private static final class Beyond extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final boolean tooDeep;

        Beyond(boolean tooDeep) {
            super(null, null, false, false);
            this.tooDeep = tooDeep;
        }

        BrokenRuleException broken(int level, AttributeValue value) {
            return tooDeep
                    ? Levels.tooDeep(level, value)
                    : new BrokenRuleException("a movie can have " + ItemSize.MAX_STORED
                            + " bytes as DynamoDB counts, and this one takes over " + MAX_MEASURED + " of memory");
        }
    }

    ItemSize over(Map<String, AttributeValue> item) {
        add(0, SYNTAX, OBJECT);
        for (Map.Entry<String, AttributeValue> entry : item.entrySet()) {
            try {
                entry(entry.getKey(), entry.getValue(), 1);
            } catch (Beyond e) {
                BrokenRuleException broken = e.broken(1, entry.getValue());
                throw e.tooDeep ? broken.within(entry.getKey()) : broken;
            }
        }
        return new ItemSize(stored, sent, held);
    }

    /** Checks a value at a level of an item; the level is 0 for a value that is not part of an item. */
    ItemSize over(AttributeValue value, int level) {
        try {
            value(value, level);
        } catch (Beyond e) {
            throw e.broken(level, value);
        }
        return new ItemSize(stored, sent, held);
    }

    private void map(Map<String, AttributeValue> map, int level) {
        add(COLLECTION + map.size(), 2 * SYNTAX, OBJECT);
        for (Map.Entry<String, AttributeValue> entry : map.entrySet()) {
            entry(entry.getKey(), entry.getValue(), level);
        }
    }

    private void entry(String name, @Nullable AttributeValue value, int level) {
        try {
            if (name.isEmpty() || name.length() > ItemRules.MAX_NAME / 3) {
                ItemRules.checkName(name);
            }
            text(name);
            value(value, level);
            add(0, SYNTAX, OBJECT);
        } catch (BrokenRuleException e) {
            throw e.within(name);
        }
    }

    private void value(@Nullable AttributeValue value, int level) {
        if (value == null) {
            throw new BrokenRuleException("a value can't be null; DynamoDB's own null is NULL = true");
        }
        add(0, 0, 2 * OBJECT);
        switch (ItemRules.type(value)) {
            case S -> text(value.s());
            case N -> number(value.n());
            case B -> bytes(value.b());
            case BOOL -> add(1, SYNTAX, 0);
            case NUL -> nul(value.nul());
            case M -> map(value.m(), deeper(level));
            case L -> list(value.l(), deeper(level));
            case SS -> texts(value.ss());
            case NS -> numbers(value.ns());
            case BS -> binaries(value.bs());
            case UNKNOWN_TO_SDK_VERSION ->
                throw new BrokenRuleException("a value needs a type, and only one of DynamoDB's types");
        }
    }

    private static int deeper(int level) {
        if (level >= Levels.MAX) {
            throw new Beyond(true);
        }
        return level + 1;
    }

    private void nul(boolean isTrue) {
        if (!isTrue) {
            throw new BrokenRuleException("a null is stored as NULL = true");
        }
        add(1, SYNTAX, 0);
    }

    private void list(List<AttributeValue> list, int level) {
        add(COLLECTION + list.size(), SYNTAX, OBJECT);
        for (int i = 0; i < list.size(); i++) {
            try {
                value(list.get(i), level);
            } catch (BrokenRuleException e) {
                throw e.within(i);
            }
            add(0, SYNTAX, 0);
        }
    }

    private void texts(List<String> set) {
        for (int i = begin(set); i < set.size(); i++) {
            try {
                text(set.get(i));
            } catch (BrokenRuleException e) {
                throw e.within(i);
            }
            add(0, SYNTAX, 0);
        }
        Members.checkDistinct(set);
    }

    private void numbers(List<String> set) {
        for (int i = begin(set); i < set.size(); i++) {
            try {
                number(set.get(i));
            } catch (BrokenRuleException e) {
                throw e.within(i);
            }
            add(0, SYNTAX, 0);
        }
        Members.checkDistinctNumbers(set);
    }

    private void binaries(List<SdkBytes> set) {
        for (int i = begin(set); i < set.size(); i++) {
            bytes(set.get(i));
            add(0, SYNTAX, 0);
        }
        Members.checkDistinct(set);
    }

    /** Begins a set and returns its first index. Unlike lists and maps, sets have no overhead in DynamoDB's count. */
    private int begin(List<?> set) {
        Members.checkFilled(set);
        add(0, SYNTAX, OBJECT);
        return 0;
    }

    private void text(String text) {
        if (text.length() > MAX_MEASURED) {
            throw new Beyond(false);
        }
        int plain = plain(text);
        int bytes = plain;
        int json = SYNTAX + plain;
        for (int i = plain; i < text.length(); i++) {
            char c = text.charAt(i);
            int size = Texts.utf8(c);
            bytes += size;
            json += c < ' ' || c == '"' || c == '\\' ? ESCAPED : size;
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

    /** The length of the text's beginning that takes one byte for each character, also in JSON: mostly all of it. */
    private static int plain(String text) {
        int plain = 0;
        while (plain < text.length() && isPlain(text.charAt(plain))) {
            plain++;
        }
        return plain;
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x80 && c != '"' && c != '\\';
    }

    private void number(String text) {
        int json = text.length() + SYNTAX;
        add(number.bytes(text), json, json + OBJECT);
    }

    private void bytes(SdkBytes bytes) {
        int length = bytes.asByteArrayUnsafe().length;
        add(length, (length + 2) / 3 * 4 + SYNTAX, length + 2 * OBJECT);
    }

    private void add(int moreStored, int moreSent, int moreHeld) {
        stored += moreStored;
        sent += moreSent;
        held += moreHeld;
        if (held > MAX_MEASURED || stored > MAX_MEASURED) {
            throw new Beyond(false);
        }
    }
}
