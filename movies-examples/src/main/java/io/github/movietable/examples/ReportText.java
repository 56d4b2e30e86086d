package io.github.movietable.examples;

import io.github.movietable.load.LoadFailedException;
import io.github.movietable.load.LoadReport;
import io.github.movietable.load.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The report of a load as a table. */
final class ReportText {
    private ReportText() {}

    static void print(LoadReport report, Printer out) {
        List<List<String>> rows = new ArrayList<>(List.of(
                row(report.read(), Text.noun(report.read(), "record") + " read, of which"),
                row(report.written(), "written"),
                row(report.superseded(), "superseded by a later record of the same movie"),
                row(report.rejected(), "rejected"),
                row(report.unconfirmed(), "not sent, or sent without an answer"),
                row(report.retried(), Text.noun(report.retried(), "time") + " a movie was sent again"),
                row(report.throttledCalls(), Text.noun(report.throttledCalls(), "call") + " throttled, of"),
                row(
                        report.calls(),
                        Text.noun(report.calls(), "call") + " in " + seconds(report) + ", which consumed "
                                + report.units())));
        if (report.deleted() > 0) {
            rows.add(2, row(report.deleted(), "of these " + Text.noun(report.deleted(), "deletion")));
        }
        out.columns(rows);
        report.remarks().forEach(remark -> out.line("Note: " + remark + "."));
        report.passedOver().forEach(file -> out.line("Passed over: " + file));
        for (Rejection rejection : report.rejections()) {
            out.line("Rejected: " + rejection);
        }
        long more = report.rejected() - report.rejections().size();
        if (more > 0) {
            out.line("… and " + Text.count(more, "more record"));
        }
    }

    /**
     * The reason why a load failed. The figures at the end of the message are left out, because a table of them
     * follows.
     */
    static String reason(LoadFailedException e) {
        String message = Objects.toString(e.getMessage(), "");
        int figures = message.indexOf(". Until then: ");
        return "Ended early: " + (figures < 0 ? message : message.substring(0, figures)) + ".";
    }

    private static List<String> row(long number, String what) {
        return List.of(String.format(Locale.ROOT, "%,9d", number), what);
    }

    private static String seconds(LoadReport report) {
        return String.format(Locale.ROOT, "%.1f seconds", report.elapsed().toMillis() / 1000.0);
    }
}
