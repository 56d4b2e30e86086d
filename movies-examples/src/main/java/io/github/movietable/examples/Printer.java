package io.github.movietable.examples;

import io.github.movietable.model.Movie;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Prints for people: lines, and aligned columns. */
final class Printer {
    private final PrintWriter out;
    private final String indent;

    private Printer(PrintWriter out, String indent) {
        this.out = out;
        this.indent = indent;
    }

    /** Prints to the output of a command. */
    static Printer of(@Nullable CommandSpec command) {
        return new Printer(Objects.requireNonNull(command).commandLine().getOut(), "");
    }

    /** The same, further to the right. */
    Printer indented() {
        return new Printer(out, indent + "   ");
    }

    void line(String text) {
        out.println(text.isEmpty() ? "" : indent + Text.safe(text));
    }

    /** One movie with all its attributes, known to the library or not. */
    void movie(Movie movie) {
        line(movie.title() + " (" + movie.year() + ")");
        Map<String, String> attributes = new TreeMap<>(Attributes.of(movie));
        indented()
                .columns(attributes.entrySet().stream()
                        .map(e -> List.of(e.getKey(), e.getValue()))
                        .toList());
    }

    /** A line for each movie: {@code 1992 : Aladdin}, and what else is to be said of it. */
    void movies(List<Movie> movies, Function<Movie, List<String>> more) {
        List<List<String>> rows = new ArrayList<>();
        for (Movie movie : movies) {
            List<String> row = new ArrayList<>(List.of(movie.year() + " : " + movie.title()));
            row.addAll(more.apply(movie));
            rows.add(row);
        }
        columns(rows);
    }

    /** Rows of as many texts each. */
    void columns(List<List<String>> rows) {
        List<List<String>> safe =
                rows.stream().map(row -> row.stream().map(Text::safe).toList()).toList();
        int[] widths = widths(safe);
        for (List<String> row : safe) {
            StringBuilder text = new StringBuilder(indent);
            for (int i = 0; i < row.size(); i++) {
                text.append(Text.padded(row.get(i), widths[i] + 2));
            }
            out.println(text.toString().stripTrailing());
        }
    }

    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[rows.isEmpty() ? 0 : rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Text.width(row.get(i)));
            }
        }
        return widths;
    }
}
