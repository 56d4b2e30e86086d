package io.github.movietable.examples;

import picocli.CommandLine.Parameters;

/** The arguments that name a range of years; without them the lab's years are used. */
final class YearRange {
    @Parameters(index = "0", paramLabel = "FROM", description = "The first year (the lab's: 1950).")
    int from = 1950;

    @Parameters(index = "1", paramLabel = "TO", description = "The last year (the lab's: 1959).")
    int to = 1959;
}
