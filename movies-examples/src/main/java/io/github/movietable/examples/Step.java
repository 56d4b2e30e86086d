package io.github.movietable.examples;

import io.github.movietable.MovieTable;
import io.github.movietable.model.Meter;
import io.github.movietable.model.Units;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A step of the lab, as a command: it connects, does its work, prints the cost, and closes its connection. */
@Command(versionProvider = Version.class)
abstract class Step implements Callable<Integer> {
    @Mixin
    final Connection connection;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    boolean version;

    @Option(names = "--verbose", description = "Also show the stack trace of an error.")
    boolean verbose;

    @Spec
    @Nullable
    CommandSpec spec;

    Step() {
        this(Connection.storedByDefault());
    }

    Step(Connection connection) {
        this.connection = connection;
    }

    /** Does the work of the step. */
    abstract void run(Session session);

    /** The format in which movies are printed. */
    Output output() {
        return Output.TABLE;
    }

    @Override
    public final Integer call() {
        Printer out = Printer.of(spec, output());
        Meter meter = new Meter();
        try (Database database = connection.open()) {
            MovieTable movies = MovieTable.named(connection.table(), database.client());
            run(new Session(database.client(), movies.meteredBy(meter), meter, out));
        }
        if (!meter.total().equals(Units.NONE)) {
            out.line("Cost: " + meter.total() + ".");
        }
        return 0;
    }
}
