package io.github.movietable.examples;

import picocli.CommandLine.Parameters;

/** The years that a step is about: the lab's where none are named. */
final class YearRange {
    @Parameters(index = "0", paramLabel = "FROM", description = "The first year (the lab's: 1950).")
    int from = 1950;

    @Parameters(index = "1", paramLabel = "TO", description = "The last year (the lab's: 1959).")
    int to = 1959;
}
