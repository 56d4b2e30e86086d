package io.github.movietable.examples;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs any step by its name: the main class of the runnable jar. */
@Command(
        name = "movies-examples",
        versionProvider = Version.class,
        customSynopsis = "java -jar movies-examples-…-all.jar STEP [OPTIONS] [PARAMETERS]",
        commandListHeading = "%nSteps, in the order of the lab:%n",
        footer = {
            "",
            "STEP --help shows what a step takes. Each runs on an embedded database, or with --aws on the service.",
            "",
            "Example: java -jar movies-examples-…-all.jar MoviesLab"
        },
        subcommands = {
            MoviesLab.class,
            MoviesCreateTable.class,
            MoviesListTables.class,
            MoviesLoadData.class,
            MoviesPutItem.class,
            MoviesGetItem.class,
            MoviesUpdateItem.class,
            MoviesDeleteItem.class,
            MoviesQueryYear.class,
            MoviesQueryTitles.class,
            MoviesScan.class,
            MoviesYears.class,
            MoviesTitled.class,
            MoviesExport.class,
            MoviesAsync.class,
            MoviesDeleteTable.class
        })
public final class Main implements Runnable {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this list.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    boolean version;

    @Spec
    @Nullable
    CommandSpec spec;

    /** Lists the steps, if no step is named. */
    @Override
    public void run() {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        line.usage(line.getOut());
    }

    /** Runs the step that is named. */
    public static void main(String... args) {
        Cli.main(new Main(), args);
    }
}
