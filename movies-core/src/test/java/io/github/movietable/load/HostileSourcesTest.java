package io.github.movietable.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.model.InvalidMovieException;
import io.github.movietable.testing.ChildJvm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sources that are made to exhaust memory or time. A JVM with 64 MB reads them all: a record that can be skipped is
 * rejected, and the next one is read; otherwise the load ends there with an error.
 */
@SuppressWarnings("JdkObsolete") // SequenceInputStream takes an Enumeration
class HostileSourcesTest {
    private static final String ARGO = "{\"year\": 2012, \"title\": \"Argo\"}";
    private static final String NEXT = "," + ARGO + "]";
    private static final String NUMBER =
            "a number can have 38 significant digits, not the 1000000 characters of this one";
    private static final String LARGE =
            "a movie is read up to 4000000 characters, each name and value counted as 10 more";
    private static final String DEEP = "the document nesting depth is 501, and 500 is the most that is read";

    @Test
    @Timeout(60)
    void areReadInBoundedTimeAndMemory(@TempDir Path folder) throws Exception {
        ChildJvm.Ended ended = ChildJvm.in(folder).options("-Xmx64m").run(Reading.class);

        assertThat(ended.output().lines())
                .containsExactly(
                        "digits: record 1 (line 1, column 2): /n: " + NUMBER + "; and 1 more, the last of Argo",
                        "typed digits: record 1 (line 1, column 1): /Item/n/N: " + NUMBER + "; and 0 more",
                        "exponent: record 1 (line 1, column 2): /n: a number must lie between 1E-130 and 9.99E+125, not"
                                + " near 1E999999999; and 1 more, the last of Argo",
                        "long exponent: record 1 (line 1, column 2): /n: it is not a number, or its exponent has over 10"
                                + " digits; and 1 more, the last of Argo",
                        "30 MB of text: record 1 (line 1, column 2): the string value length is 2031616, and 2000000 is"
                                + " the most that is read; and 1 more, the last of Argo",
                        "many texts: record 1 (line 1, column 2): " + LARGE + "; and 1 more, the last of Argo",
                        "many names: record 1 (line 1, column 2): " + LARGE + "; and 1 more, the last of Argo",
                        "many numbers: record 1 (line 1, column 2): " + LARGE + "; and 1 more, the last of Argo",
                        "names in many records: record 1 (line 1, column 1): /year: a movie needs a year that is a number"
                                + " (N), and there is none; and 100000 more, the last of Argo",
                        "deep: record 1 (line 1, column 502): " + DEEP,
                        "deep objects: record 1 (line 1, column 2502): " + DEEP,
                        "a long name: record 1 (line 1, column 2): the name length is 65536, and 50000 is the most that"
                                + " is read; and 1 more, the last of Argo");
    }

    /** Reads them all, and prints the result of each. */
    static final class Reading {
        private Reading() {}

        public static void main(String... args) throws IOException {
            say("digits", source("[{\"n\": ", i -> "9".repeat(1000), 1000, "}" + NEXT));
            say("typed digits", source("{\"Item\": {\"n\": {\"N\": \"", i -> "9".repeat(1000), 1000, "\"}}}"));
            say("exponent", source("[{\"n\": 1e999999999}" + NEXT));
            say("long exponent", source("[{\"n\": 1e99999999999}" + NEXT));
            say("30 MB of text", source("[{\"t\": \"", i -> "x".repeat(1000), 30_000, "\"}" + NEXT));
            say("many texts", source("[{\"t\": [", i -> "\"" + "x".repeat(1000) + "\",", 10_000, "1]}" + NEXT));
            say("many names", source("[{", i -> "\"name" + i + "\": " + i + ",", 1_000_000, "\"last\": 1}" + NEXT));
            say("many numbers", source("[{\"n\": [", i -> "1,2,3,4,5,6,7,8,9,0,", 50_000, "1]}" + NEXT));
            say("names in many records", source("", i -> "{\"name" + i + "\": 1}", 100_000, ARGO));
            say("deep", source("", i -> "[", 100_000, ""));
            say("deep objects", source("", i -> "{\"a\":", 100_000, ""));
            say("a long name", source("[{", i -> i == 0 ? "\"" : "x".repeat(1000), 1000, "\": 1}" + NEXT));
        }

        private static void say(String name, InputStream in) {
            System.out.println(name + ": " + read(in));
        }

        private static String read(InputStream in) {
            try (Source.Records records = JsonRecords.open(in)) {
                String first = inWords(records.next().orElseThrow());
                long others = 0;
                String last = "";
                for (Optional<LoadRecord> next = records.next(); next.isPresent(); next = records.next()) {
                    others++;
                    last = next.get().keyIfValid() == null
                            ? ""
                            : ", the last of " + next.get().keyIfValid().title();
                }
                return first + "; and " + others + " more" + last;
            } catch (IOException e) {
                return e.getMessage();
            }
        }

        private static String inWords(LoadRecord record) {
            InvalidMovieException problem = record.problem();
            return new Rejection(record.number(), record.position(), null, problem.pointer(), problem.rule())
                    .toString();
        }

        private static InputStream source(String text) {
            return source(text, i -> "", 0, "");
        }

        /** A text, parts that are made as they are read, and a text. */
        private static InputStream source(String before, IntFunction<String> part, int parts, String behind) {
            return new SequenceInputStream(new Enumeration<>() {
                private int given = -1;

                @Override
                public boolean hasMoreElements() {
                    return given <= parts;
                }

                @Override
                public InputStream nextElement() {
                    String text = given < 0 ? before : given < parts ? part.apply(given) : behind;
                    given++;
                    return new ByteArrayInputStream(text.getBytes(UTF_8));
                }
            });
        }
    }
}
