package io.github.movietable.examples;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The arguments that name changes of a movie; without them the lab's changes are made. */
final class UpdateArguments {
    @Option(
            names = "--plot",
            paramLabel = "TEXT",
            description = "What happens (the lab's: Everything happens all at once.).")
    @Nullable
    String plot;

    @Option(names = "--rating", paramLabel = "NUMBER", description = "Its rating (the lab's: 5.5).")
    @Nullable
    BigDecimal rating;

    @Option(
            names = "--actor",
            paramLabel = "NAME",
            description = "Who plays; once for each (the lab's: Larry, Moe, Curly).")
    @Nullable
    List<String> actors;

    static UpdateArguments ofTheLab() {
        UpdateArguments values = new UpdateArguments();
        values.plot = "Everything happens all at once.";
        values.rating = new BigDecimal("5.5");
        values.actors = List.of("Larry", "Moe", "Curly");
        return values;
    }
}
