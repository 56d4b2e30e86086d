package io.github.movietable.examples;

import io.github.movietable.model.Meter;
import io.github.movietable.model.Units;
import java.util.function.Consumer;

/** Runs the steps of the lab, and prints for each one its title, the call of the library, and its cost. */
final class Guide {
    private final Session session;
    private final String place;
    private int steps;
    private int refusedWrites;
    private Units total = Units.NONE;

    Guide(Session session, String place) {
        this.session = session;
        this.place = place;
    }

    /** The cost of all steps so far, in words. */
    String total() {
        return refusedWrites == 0
                ? total + "."
                : total + ", and what " + Text.count(refusedWrites, "refused write")
                        + " cost: at least 1 write unit each, which DynamoDB does not report.";
    }

    /** Runs a step that is expected to succeed. */
    void does(String title, String call, Consumer<Session> step) {
        begin(title, call);
        Meter meter = new Meter();
        step.accept(inside(meter));
        cost(inWords(reported(meter)));
    }

    /** Runs a step that the library or DynamoDB is expected to refuse. */
    void isRefused(String title, String call, Consumer<Session> step, Class<? extends RuntimeException> with) {
        cost(inWords(reported(refused(title, call, step, with))));
    }

    /**
     * Runs a write that DynamoDB is expected to refuse: it costs as much as the write, but DynamoDB does not report the
     * units.
     */
    void isRefusedWrite(String title, String call, Consumer<Session> step) {
        Units reported = reported(refused(title, call, step, StepFailedException.class));
        refusedWrites++;
        cost((reported.equals(Units.NONE) ? "" : reported + ", and ")
                + "at least 1 write unit for the refused write, which DynamoDB does not report.");
    }

    private Meter refused(String title, String call, Consumer<Session> step, Class<? extends RuntimeException> with) {
        begin(title, call);
        Meter meter = new Meter();
        try {
            step.accept(inside(meter));
        } catch (RuntimeException e) {
            if (!with.isInstance(e)) {
                throw e;
            }
            session.out().indented().line("Refused, as it should be: " + Problems.describe(e, place));
            return meter;
        }
        throw new IllegalStateException("step " + steps + " was not refused");
    }

    private Session inside(Meter meter) {
        return new Session(
                session.client(),
                session.movies().meteredBy(meter),
                meter,
                session.out().indented());
    }

    private void begin(String title, String call) {
        steps++;
        session.out().line("");
        session.out().line(steps + ". " + title + ": " + call);
    }

    private Units reported(Meter meter) {
        total = total.plus(meter.total());
        return meter.total();
    }

    private static String inWords(Units cost) {
        return (cost.equals(Units.NONE) ? "no units" : cost) + ".";
    }

    private void cost(String what) {
        session.out().indented().line("Cost: " + what);
    }
}
