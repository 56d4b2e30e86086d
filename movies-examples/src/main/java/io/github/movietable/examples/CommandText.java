package io.github.movietable.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Builds commands as a user can type them. */
final class CommandText {
    private CommandText() {}

    static String of(List<String> words) {
        return words.stream().map(CommandText::quoted).collect(Collectors.joining(" "));
    }

    /** The command that loads a corrected file of rejects, and writes records that are still rejected to a new file. */
    static String loading(Path rejects, Connection connection) {
        List<String> words = new ArrayList<>(List.of("MoviesLoadData", rejects.toString()));
        words.addAll(List.of("--rejects", another(rejects).toString()));
        words.addAll(connection.asOptions());
        return of(words);
    }

    private static Path another(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String ending = dot > 0 ? name.substring(dot) : "";
        int number = 2;
        while (Files.exists(file.resolveSibling(stem + "-" + number + ending))) {
            number++;
        }
        return file.resolveSibling(stem + "-" + number + ending);
    }

    private static String quoted(String word) {
        return word.matches("[\\w./:@%+=,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
