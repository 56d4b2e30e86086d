package io.github.movietable.expression;

import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;

/**
 * Random test cases that can be repeated. An ordinary build makes the same cases each time; with {@code
 * -Dmovies.long=true} there are many more, new ones each time; {@code -Dmovies.seed=…} repeats a run.
 */
final class Seeded {
    private static final boolean LONG = Boolean.getBoolean("movies.long");
    private static final long SEED = Long.getLong("movies.seed", LONG ? System.nanoTime() : 2013);

    private Seeded() {}

    /** Runs a number of cases, each with its own random numbers. */
    static void cases(int ordinary, int many, BiConsumer<Integer, Random> test) {
        int count = LONG ? many : ordinary;
        for (int i = 0; i < count; i++) {
            try {
                test.accept(i, random(i));
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(
                        "case " + i + " of " + count + "; again with -Dmovies.seed=" + SEED
                                + (LONG ? " -Dmovies.long=true" : "") + ": " + e.getMessage(),
                        e);
            }
        }
    }

    private static Random random(int number) {
        Random random = new Random(SEED + number * 0x9E3779B97F4A7C15L);
        random.nextLong();
        return random;
    }

    static <T> T oneOf(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** True in one of this many cases. */
    static boolean onceIn(Random random, int n) {
        return random.nextInt(n) == 0;
    }
}
