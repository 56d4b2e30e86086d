package io.github.movietable.examples;

import io.github.movietable.model.MovieKey;
import picocli.CommandLine.Parameters;

/** The arguments that name a movie; without them the lab's own movie is used. */
final class MovieArgument {
    @Parameters(index = "0", paramLabel = "YEAR", description = "Its year (the lab's: 2015).")
    int year = 2015;

    @Parameters(index = "1", paramLabel = "TITLE", description = "Its title, exactly (the lab's: The Big New Movie).")
    String title = "The Big New Movie";

    MovieKey key() {
        return MovieKey.of(year, title);
    }
}
