package io.github.movietable.examples;

import picocli.CommandLine.Option;

/** A step that prints movies. Its other lines go to standard error if the output format is for programs. */
abstract class ReadStep extends TableStep {
    @Option(
            names = "--output",
            paramLabel = "FORM",
            converter = Output.Converter.class,
            description =
                    "table, json (one movie a line, which jq and MoviesLoadData - take) or tsv; with json and tsv,"
                            + " cost and counts go to standard error (default: ${DEFAULT-VALUE}).")
    Output output = Output.TABLE;

    @Override
    final Output output() {
        return output;
    }
}
