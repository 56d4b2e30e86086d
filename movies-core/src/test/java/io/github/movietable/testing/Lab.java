package io.github.movietable.testing;

import io.github.movietable.MovieTable;
import io.github.movietable.load.LoadReport;
import io.github.movietable.model.Meter;
import io.github.movietable.model.Movie;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The lab's own 4,610 movies in one table, if their file is on this machine. Tests must only read it. */
public final class Lab {
    private Lab() {}

    /**
     * The movies of the file, read without the library's loader; if there is no file, the test that calls this is
     * skipped.
     */
    public static List<Movie> movies() {
        assume();
        return Loaded.MOVIES;
    }

    /** The table into which the file was loaded; if there is no file, the test that calls this is skipped. */
    public static MovieTable table() {
        assume();
        return Loaded.TABLE;
    }

    /** The report of that load. */
    public static LoadReport report() {
        assume();
        return Loaded.REPORT;
    }

    /** The meter with the units of that load. */
    public static Meter meter() {
        assume();
        return Loaded.METER;
    }

    private static void assume() {
        Assumptions.assumeTrue(Data.lab().isPresent(), "the lab's own data file is not at hand");
    }

    private static final class Loaded {
        static final Path FILE = Data.lab().orElseThrow();
        static final Meter METER = new Meter();
        static final MovieTable TABLE = Database.newTable();
        static final List<Movie> MOVIES = Films.moviesOf(FILE);
        static final LoadReport REPORT = TABLE.meteredBy(METER).batchLoad(FILE).run();
    }
}
