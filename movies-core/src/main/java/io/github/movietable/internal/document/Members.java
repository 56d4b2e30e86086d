package io.github.movietable.internal.document;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks the members of a set against the rules for sets. */
final class Members {
    private Members() {}

    static void checkFilled(List<?> set) {
        if (set.isEmpty()) {
            throw new BrokenRuleException(
                    "a set can't be empty: DynamoDB has no empty sets; remove the attribute instead");
        }
        for (Object member : set) {
            if (member == null) {
                throw new BrokenRuleException("a member of a set can't be null");
            }
        }
    }

    static void checkDistinct(List<?> set) {
        if (set.size() > 1 && new HashSet<>(set).size() < set.size()) {
            throw twice();
        }
    }

    /** Throws if a number is contained twice; 1 and 1.0 are the same number. */
    static void checkDistinctNumbers(List<String> set) {
        if (set.size() > 1) {
            Set<BigDecimal> values = new HashSet<>();
            for (String number : set) {
                values.add(new BigDecimal(Numbers.read(number).n()).stripTrailingZeros());
            }
            if (values.size() < set.size()) {
                throw twice();
            }
        }
    }

    private static BrokenRuleException twice() {
        return new BrokenRuleException("a set can't have a value twice");
    }
}
