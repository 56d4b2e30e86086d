package io.github.movietable.examples;

import io.github.movietable.MovieTable;

/** A step that needs only the table. */
abstract class TableStep extends Step {
    /** Does the work of the step. */
    abstract void run(MovieTable movies, Printer out);

    @Override
    final void run(Session session) {
        run(session.movies(), session.out());
    }
}
