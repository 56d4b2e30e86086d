package io.github.movietable.benchmark;

import java.util.ArrayList;
import java.util.List;

/**
 * A measurement of a whole process, for example of its start, or of a load in a small heap.
 *
 * @param title names the measurement
 * @param text explains the figures
 * @param figures the results
 */
record Trial(String title, String text, List<Figure> figures) {
    /**
     * One figure.
     *
     * @param what the quantity that was measured
     * @param value how much it is
     * @param unit of what
     * @param bound what it must be, in words; empty if nothing is demanded
     * @param isMet whether the bound is met
     */
    record Figure(String what, double value, String unit, String bound, boolean isMet) {}

    static Trial of(String title, String text) {
        return new Trial(title, text, new ArrayList<>());
    }

    Trial with(String what, double value, String unit) {
        figures.add(new Figure(what, value, unit, "", true));
        return this;
    }

    Trial withAtMost(double most, String what, double value, String unit) {
        figures.add(new Figure(what, value, unit, "≤ " + Report.number(most), value <= most));
        return this;
    }

    Trial withAtLeast(double least, String what, double value, String unit) {
        figures.add(new Figure(what, value, unit, "≥ " + Report.number(least), value >= least));
        return this;
    }

    /** The median of the values. */
    static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
