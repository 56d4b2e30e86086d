package io.github.movietable;

import io.github.movietable.internal.json.RequestJson;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/** Builds the text of {@code explain()}: a line each for keys, cost, warnings and so on, then the request as JSON. */
final class Explanation {
    private static final int READ_UNIT_BYTES = 4096;
    private static final int WRITE_UNIT_BYTES = 1024;
    private static final MathContext ABOUT = new MathContext(3);

    private final StringJoiner lines = new StringJoiner(System.lineSeparator());
    private final @Nullable TableInfo table;

    Explanation(String operation, @Nullable TableInfo table) {
        this.table = table;
        lines.add(operation);
    }

    Explanation line(String name, Object text) {
        lines.add("  " + name + ": " + text);
        return this;
    }

    Explanation line(String name, @Nullable Object text, boolean shown) {
        return shown && text != null ? line(name, text) : this;
    }

    Explanation warning(String text) {
        return line("warning", text);
    }

    String withoutRequest() {
        return lines.toString();
    }

    String with(SdkPojo request) {
        return with(List.of(request));
    }

    String with(List<? extends SdkPojo> requests) {
        String first = RequestJson.of(requests.get(0));
        String others = requests.size() > 1 ? " (the first of " + requests.size() + ")" : "";
        lines.add("  request" + others + ": " + first.indent(2).strip());
        return lines.toString();
    }

    /** The average size of a movie in bytes. DynamoDB updates its counts every six hours, so 0 means unknown. */
    Optional<Double> movieBytes() {
        return table == null || table.itemCount() == 0 || table.sizeBytes() == 0
                ? Optional.empty()
                : Optional.of((double) table.sizeBytes() / table.itemCount());
    }

    /** How many read units it takes to read the whole table; empty if the size of the table is unknown. */
    Optional<Double> tableUnits(boolean consistent) {
        return movieBytes().map(bytes -> table == null ? 0 : readUnits((double) table.sizeBytes(), consistent));
    }

    static double readUnits(double bytes, boolean consistent) {
        return Math.ceil(bytes / READ_UNIT_BYTES) * (consistent ? 1 : 0.5);
    }

    static double writeUnits(double bytes) {
        return Math.max(1, Math.ceil(bytes / WRITE_UNIT_BYTES));
    }

    static String about(double units, String action) {
        String number = new BigDecimal(units).round(ABOUT).stripTrailingZeros().toPlainString();
        return "about " + number + " " + action + (number.equals("1") ? " unit" : " units");
    }

    /** Adds the cost of writing one movie: {@code times} is the units for each KB, 2 in a transaction. */
    Explanation writeCost(int times) {
        String rule = (times == 1 ? "a write unit" : times + " write units") + " for each KB of the larger of the movie"
                + " before and after";
        return line(
                "cost",
                movieBytes()
                        .map(bytes -> rule + "; " + about(writeUnits(bytes) * times, "write")
                                + " for an average movie of this table")
                        .orElse(rule));
    }
}
