package io.github.movietable.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.movietable.MovieTable;
import io.github.movietable.expression.Attribute;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import io.github.movietable.testing.ChildJvm;
import io.github.movietable.testing.Database;
import io.github.movietable.testing.Json;
import io.github.movietable.testing.Tables;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * If a loading program is killed at any moment, another one resumes from its checkpoint, and nothing is lost or counted
 * twice.
 */
class KilledLoadTest {
    private static final boolean LONG = Boolean.getBoolean("movies.long");
    private static final int KILLS = LONG ? 24 : 2;
    private static final int KILLS_OF_A_LOAD = 6;
    private static final int RECORDS = LONG ? 9000 : 1500;

    /** Slow enough that the load usually takes longer than the kills. */
    private static final int UNITS_A_SECOND = LONG ? 1500 : 450;

    private static final int LONGEST_LIFE_MILLIS = 2200;

    @TempDir
    Path folder;

    private final MovieTable movies = Database.newTable();
    private final Map<MovieKey, Movie> expected = new TreeMap<>();
    private final List<Long> bad = new ArrayList<>();

    @Test
    void theTableIsTheFileInTheEnd() throws Exception {
        Random random = new Random(20);
        int kills = 0;
        for (int load = 0; kills < KILLS; load++) {
            writeFile(load, random);
            int now = killed(Math.min(KILLS_OF_A_LOAD, KILLS - kills), random);
            assertThat(now).as("kills before the load was done").isPositive();
            kills += now;
            String report = last(running());

            assertThat(report).startsWith(RECORDS + " read = ").contains(bad.size() + " rejected + 0 unconfirmed");
            assertThat(Tables.moviesOf(movies)).isEqualTo(expected);
            assertThat(rejected()).isEqualTo(bad);
            assertThat(folder.resolve("checkpoint")).doesNotExist();
        }
    }

    /** Kills a load at random moments, and resumes it each time; returns how often, because it may finish before. */
    private int killed(int times, Random random) throws Exception {
        for (int kill = 0; kill < times; kill++) {
            Process load = running();
            try {
                assertThat(load.inputReader().readLine()).isEqualTo(KilledLoadProgram.BEGUN);
                if (load.waitFor(random.nextInt(LONGEST_LIFE_MILLIS), TimeUnit.MILLISECONDS)) {
                    return kill;
                }
            } finally {
                load.destroyForcibly().waitFor();
            }
        }
        return times;
    }

    private Process running() throws IOException {
        return ChildJvm.in(folder)
                .command(
                        KilledLoadProgram.class,
                        Database.local().endpoint().toString(),
                        movies.name(),
                        folder.toString(),
                        Integer.toString(UNITS_A_SECOND))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String last(Process load) throws Exception {
        try (BufferedReader said = load.inputReader()) {
            List<String> lines = said.lines().toList();
            assertThat(load.waitFor()).isZero();
            return lines.get(lines.size() - 1);
        }
    }

    /** Sorted by year; each tenth movie occurs again later, changed; each hundredth record is bad. */
    private void writeFile(int load, Random random) throws IOException {
        bad.clear();
        List<Movie> versions = new ArrayList<>(IntStream.range(0, RECORDS)
                .mapToObj(i -> Movie.of(1950 + i * 50 / RECORDS, "Movie " + i)
                        .with(Attribute.number("load"), load)
                        .with(Attribute.number("version"), i))
                .toList());
        for (int i = 0; i < RECORDS / 10; i++) {
            int again = random.nextInt(RECORDS);
            versions.set(again, versions.get(random.nextInt(again + 1)).with(Attribute.number("version"), again));
        }
        List<String> lines = new ArrayList<>(versions.stream()
                .map(movie -> DynamoDbJson.line(movie.toItem()))
                .toList());
        for (int i = 50; i < RECORDS; i += 100) {
            lines.set(i, "{\"Item\": {\"year\": {\"N\": \"1999\"}}}");
            bad.add(i + 1L);
        }
        IntStream.range(0, RECORDS)
                .filter(i -> !bad.contains(i + 1L))
                .forEach(i -> expected.put(versions.get(i).key(), versions.get(i)));
        Files.write(folder.resolve("movies.jsonl"), lines);
    }

    private List<Long> rejected() {
        try {
            return Files.readAllLines(folder.resolve("rejects.jsonl")).stream()
                    .map(Json::json)
                    .map(line -> line.at("/rejected/record"))
                    .map(JsonNode::asLong)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
