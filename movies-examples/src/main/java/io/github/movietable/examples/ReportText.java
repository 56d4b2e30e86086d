package io.github.movietable.examples;

import io.github.movietable.load.LoadReport;
import io.github.movietable.load.Rejection;
import java.util.List;
import java.util.Locale;

/** What became of every record of a load, as a table. */
final class ReportText {
    private ReportText() {}

    static void print(LoadReport report, Printer out) {
        out.columns(List.of(
                row(report.read(), "records read, of which"),
                row(report.written(), "written"),
                row(report.superseded(), "superseded by a later record of the same movie"),
                row(report.rejected(), "rejected"),
                row(report.unconfirmed(), "not confirmed"),
                row(report.retried(), "times a movie was sent again"),
                row(report.throttledCalls(), "calls throttled, of"),
                row(report.calls(), "calls in " + seconds(report) + ", which consumed " + report.units())));
        for (Rejection rejection : report.rejections()) {
            out.line("Rejected: " + rejection);
        }
        long more = report.rejected() - report.rejections().size();
        if (more > 0) {
            out.line("… and " + Text.count(more, "more record"));
        }
    }

    private static List<String> row(long number, String what) {
        return List.of(String.format(Locale.ROOT, "%,9d", number), what);
    }

    private static String seconds(LoadReport report) {
        return String.format(Locale.ROOT, "%.1f seconds", report.elapsed().toMillis() / 1000.0);
    }
}
