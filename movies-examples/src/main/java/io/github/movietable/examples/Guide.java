package io.github.movietable.examples;

import io.github.movietable.model.Meter;
import io.github.movietable.model.Units;
import java.util.function.Consumer;

/** Leads through the lab: says of each step what it is, which call of the library does it, and what it cost. */
final class Guide {
    private final Session session;
    private final String place;
    private int steps;
    private Units total = Units.NONE;

    Guide(Session session, String place) {
        this.session = session;
        this.place = place;
    }

    /** What all steps so far have cost. */
    Units total() {
        return total;
    }

    /** A step that does what it says. */
    void does(String title, String call, Consumer<Session> step) {
        begin(title, call);
        Meter meter = new Meter();
        step.accept(inside(meter));
        end(meter);
    }

    /** A step that the library or DynamoDB refuses, as it should. */
    void isRefused(String title, String call, Consumer<Session> step, Class<? extends RuntimeException> with) {
        begin(title, call);
        Meter meter = new Meter();
        try {
            step.accept(inside(meter));
            throw new IllegalStateException("step " + steps + " was not refused");
        } catch (RuntimeException e) {
            if (!with.isInstance(e)) {
                throw e;
            }
            session.out().indented().line("Refused, as it should be: " + Problems.describe(e, place));
        }
        end(meter);
    }

    private Session inside(Meter meter) {
        return new Session(
                session.client(),
                session.movies().meteredBy(meter),
                session.out().indented());
    }

    private void begin(String title, String call) {
        steps++;
        session.out().line("");
        session.out().line(steps + ". " + title + ": " + call);
    }

    private void end(Meter meter) {
        Units cost = meter.total();
        total = total.plus(cost);
        session.out().indented().line("Cost: " + (cost.equals(Units.NONE) ? "no units" : cost) + ".");
    }
}
