package io.github.movietable.examples;

import picocli.CommandLine.Parameters;

/** The arguments that name a range of titles; without them the lab's range is used. */
final class TitleRange {
    @Parameters(index = "0", paramLabel = "YEAR", description = "The year (the lab's: 1992).")
    int year = 1992;

    @Parameters(index = "1", paramLabel = "FROM", description = "The lowest title (the lab's: A).")
    String from = "A";

    @Parameters(index = "2", paramLabel = "TO", description = "The highest title (the lab's: L, so none like Legend).")
    String to = "L";
}
