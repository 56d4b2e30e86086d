package io.github.movietable.examples;

import io.github.movietable.model.Movie;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Prints movies for people or for programs, and lines of text about them. */
final class Printer {
    private final PrintWriter out;
    private final PrintWriter notes;
    private final Output form;
    private final String indent;

    private Printer(PrintWriter out, PrintWriter notes, Output form, String indent) {
        this.out = out;
        this.notes = notes;
        this.form = form;
        this.indent = indent;
    }

    /**
     * Prints to a command's output; lines that are only for people go to its error output if programs read the output.
     */
    static Printer of(@Nullable CommandSpec command, Output form) {
        CommandLine line = Objects.requireNonNull(command).commandLine();
        return new Printer(line.getOut(), form == Output.TABLE ? line.getOut() : line.getErr(), form, "");
    }

    /** A printer whose lines begin further to the right. */
    Printer indented() {
        return new Printer(out, notes, form, indent + "   ");
    }

    /** Whether movies are printed with all their attributes. */
    boolean needsWholeMovies() {
        return form == Output.JSON;
    }

    void line(String text) {
        notes.println(text.isEmpty() ? "" : indent + Text.safe(text));
    }

    /** One movie with all its attributes, known to the library or not. */
    void movie(Movie movie) {
        List<List<String>> attributes = new TreeMap<>(Attributes.of(movie))
                .entrySet().stream().map(e -> List.of(e.getKey(), e.getValue())).toList();
        switch (form) {
            case JSON -> json(movie);
            case TSV -> {
                tsv(List.of("year", Integer.toString(movie.year())));
                tsv(List.of("title", movie.title()));
                attributes.forEach(this::tsv);
            }
            case TABLE -> {
                line(movie.title() + " (" + movie.year() + ")");
                indented().columns(attributes);
            }
        }
    }

    /** Prints a line for each movie: {@code 1992 : Aladdin}, and after it the texts that {@code more} returns. */
    void movies(List<Movie> movies, Function<Movie, List<String>> more) {
        switch (form) {
            case JSON -> movies.forEach(this::json);
            case TSV ->
                movies.forEach(movie -> tsv(Stream.concat(
                                Stream.of(Integer.toString(movie.year()), movie.title()), more.apply(movie).stream())
                        .toList()));
            case TABLE -> table(movies, more);
        }
    }

    /** Escapes invisible characters, which JSON allows without a change of meaning. */
    private void json(Movie movie) {
        out.println(Text.safe(movie.toJson()));
    }

    private void tsv(List<String> row) {
        out.println(row.stream().map(Text::safe).collect(Collectors.joining("\t")));
    }

    private void table(List<Movie> movies, Function<Movie, List<String>> more) {
        List<List<String>> rows = new ArrayList<>();
        for (Movie movie : movies) {
            List<String> row = new ArrayList<>(List.of(movie.year() + " : " + movie.title()));
            row.addAll(more.apply(movie));
            rows.add(row);
        }
        columns(rows);
    }

    /** Prints rows, which must all have the same number of texts. */
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
