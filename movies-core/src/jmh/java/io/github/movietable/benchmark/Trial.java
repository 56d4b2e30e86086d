package io.github.movietable.benchmark;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that is measured as a whole: a start, a load at the pace of its table, a heap that is small.
 *
 * @param title what it is
 * @param text what must be known to read the figures
 * @param figures what was found
 */
record Trial(String title, String text, List<Figure> figures) {
    /**
     * One figure.
     *
     * @param what what was measured
     * @param value how much it is
     * @param unit of what
     * @param bound what it must be, in words; empty if nothing is demanded
     * @param isMet whether it is
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

    /** The middle one. */
    static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
