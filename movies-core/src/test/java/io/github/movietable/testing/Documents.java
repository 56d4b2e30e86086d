package io.github.movietable.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the pages for users, the README and {@code docs}: their code, links and text. */
public final class Documents {
    public static final Path ROOT = Path.of(System.getProperty("basedir", "."))
            .resolve("..")
            .toAbsolutePath()
            .normalize();

    private static final Pattern FENCE = Pattern.compile("```(.*)");
    private static final Pattern HEADING = Pattern.compile("#+ (.*)");
    private static final Pattern LINK = Pattern.compile("\\[[^]]*]\\(([^)\\s]+)\\)");

    private Documents() {}

    /** A block of code: its page, the line where it begins, and its language, empty if none is named. */
    public record Block(Path page, int line, String language, String text) {
        @Override
        public String toString() {
            return ROOT.relativize(page) + ":" + line;
        }
    }

    public static Path readme() {
        return ROOT.resolve("README.md");
    }

    public static Path page(String name) {
        return ROOT.resolve("docs").resolve(name);
    }

    /** All pages, those for contributors too. */
    public static List<Path> pages() {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
                                    .map(ROOT::resolve),
                            docs.filter(file -> file.toString().endsWith(".md")).sorted())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The blocks of code of a page. */
    public static List<Block> blocks(Path page) {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = lines(page);
        int begin = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (begin >= 0 && lines.get(i).equals("```")) {
                String language = lines.get(begin).substring(3);
                blocks.add(new Block(page, begin + 1, language, String.join("\n", lines.subList(begin + 1, i)) + "\n"));
                begin = -1;
            } else if (begin < 0 && FENCE.matcher(lines.get(i)).matches()) {
                begin = i;
            }
        }
        return blocks;
    }

    /** The first block of a language. */
    public static String first(Path page, String language) {
        return blocks(page).stream()
                .filter(block -> block.language().equals(language))
                .findFirst()
                .orElseThrow()
                .text();
    }

    /** The targets of a page's links: files, anchors, addresses. */
    public static List<String> links(Path page) {
        return prose(page).stream()
                .flatMap(line -> LINK.matcher(line).results())
                .map(match -> match.group(1))
                .toList();
    }

    /** The anchors of a page's headings, as GitHub makes them. */
    public static List<String> anchors(Path page) {
        return prose(page).stream()
                .map(HEADING::matcher)
                .filter(Matcher::matches)
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                        .replace(' ', '-'))
                .toList();
    }

    /** The lines outside of blocks of code. */
    private static List<String> prose(Path page) {
        List<String> prose = new ArrayList<>();
        boolean isCode = false;
        for (String line : lines(page)) {
            if (FENCE.matcher(line).matches()) {
                isCode = !isCode;
            } else if (!isCode) {
                prose.add(line);
            }
        }
        return prose;
    }

    private static List<String> lines(Path page) {
        try {
            return Files.readAllLines(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
