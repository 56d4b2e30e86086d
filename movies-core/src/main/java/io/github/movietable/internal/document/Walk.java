package io.github.movietable.internal.document;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Walks over an item or a value once, checks every rule and adds up the size. It creates no objects for the values that
 * it visits, because every movie that is put is checked here, unless it was measured while it was read.
 */
final class Walk {
    /** Measuring stops at this many bytes: an item may contain one object many times, so its size has no bound. */
    private static final int MAX_MEASURED = 64 * 1024 * 1024;

    private final Measure measure = new Measure();

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
        for (Map.Entry<String, AttributeValue> entry : item.entrySet()) {
            try {
                entry(entry.getKey(), entry.getValue(), 1);
            } catch (Beyond e) {
                BrokenRuleException broken = e.broken(1, entry.getValue());
                throw e.tooDeep ? broken.within(entry.getKey()) : broken;
            }
        }
        return measure.size();
    }

    /**
     * Checks a value at a level of an item; the level is 0 for a value that is not part of an item. Returns its bytes as
     * DynamoDB counts them.
     */
    int over(AttributeValue value, int level) {
        try {
            value(value, level);
        } catch (Beyond e) {
            throw e.broken(level, value);
        }
        return measure.stored();
    }

    private void map(Map<String, AttributeValue> map, int level) {
        measure.map(map.size());
        map.forEach((name, value) -> entry(name, value, level));
    }

    private void entry(String name, @Nullable AttributeValue value, int level) {
        try {
            measure.name(name);
            value(value, level);
        } catch (BrokenRuleException e) {
            throw e.within(name);
        }
    }

    private void value(@Nullable AttributeValue value, int level) {
        if (value == null) {
            throw new BrokenRuleException("a value can't be null; DynamoDB's own null is NULL = true");
        }
        measure.value();
        switch (ItemRules.type(value)) {
            case S -> text(value.s());
            case N -> measure.number(value.n());
            case B -> bytes(value.b());
            case BOOL -> measure.word();
            case NUL -> nul(value.nul());
            case M -> map(value.m(), deeper(level));
            case L -> list(value.l(), deeper(level));
            case SS -> texts(value.ss());
            case NS -> numbers(value.ns());
            case BS -> binaries(value.bs());
            case UNKNOWN_TO_SDK_VERSION ->
                throw new BrokenRuleException("a value needs a type, and only one of DynamoDB's types");
        }
        checkMeasured();
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
        measure.word();
    }

    private void list(List<AttributeValue> list, int level) {
        measure.list(list.size());
        for (int i = 0; i < list.size(); i++) {
            try {
                value(list.get(i), level);
            } catch (BrokenRuleException e) {
                throw e.within(i);
            }
        }
    }

    private void texts(List<String> set) {
        for (int i = begin(set); i < set.size(); i++) {
            try {
                text(set.get(i));
            } catch (BrokenRuleException e) {
                throw e.within(i);
            }
        }
        Members.checkDistinct(set);
    }

    private void numbers(List<String> set) {
        for (int i = begin(set); i < set.size(); i++) {
            try {
                measure.number(set.get(i));
            } catch (BrokenRuleException e) {
                throw e.within(i);
            }
        }
        Members.checkDistinctNumbers(set);
    }

    private void binaries(List<SdkBytes> set) {
        for (int i = begin(set); i < set.size(); i++) {
            bytes(set.get(i));
        }
        Members.checkDistinct(set);
    }

    /** Begins a set and returns its first index. */
    private int begin(List<?> set) {
        Members.checkFilled(set);
        measure.set(set.size());
        return 0;
    }

    private void text(String text) {
        if (text.length() > MAX_MEASURED) {
            throw new Beyond(false);
        }
        measure.text(text);
        checkMeasured();
    }

    private void bytes(SdkBytes bytes) {
        measure.bytes(bytes.asByteArrayUnsafe().length);
        checkMeasured();
    }

    private void checkMeasured() {
        if (measure.exceeds(MAX_MEASURED)) {
            throw new Beyond(false);
        }
    }
}
