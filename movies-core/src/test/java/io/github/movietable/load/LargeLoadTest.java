package io.github.movietable.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.movietable.testing.ChildJvm;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM with 64 MB loads a source of any size, and its memory in use does not grow. */
class LargeLoadTest {
    private static final boolean LONG = Boolean.getBoolean("movies.long");
    private static final int MEGABYTES = LONG ? 1024 : 80;
    private static final int SECONDS = LONG ? 900 : 60;
    private static final int MOST_LIVE_KB = 32 * 1024;
    private static final int NOISE_KB = 2 * 1024;

    /** Measurements that are ignored, because the memory for waiting movies fills up first. */
    private static final int WARM_UP = LargeLoadProgram.LOOKS / 5;

    @Test
    void takesNoMoreMemoryThanASmallOne(@TempDir Path folder) throws Exception {
        ChildJvm.Ended ended = ChildJvm.in(folder)
                .options("-Xmx64m", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
                .run(SECONDS, LargeLoadProgram.class, Integer.toString(MEGABYTES));

        assertThat(ended.status()).as(ended.output()).isZero();
        List<Integer> live = numbers("(?m)^(\\d+)$", ended.output());
        assertThat(live).hasSizeGreaterThanOrEqualTo(LargeLoadProgram.LOOKS / 2).allMatch(kb -> kb < MOST_LIVE_KB);
        if (LONG) {
            assertThat(mean(live.subList(live.size() - WARM_UP, live.size())))
                    .isLessThan(mean(live.subList(WARM_UP, 2 * WARM_UP)) + NOISE_KB);
        }
        List<Integer> taken = numbers("(\\d+)(?= of | records| read = | written)", ended.output());
        assertThat(taken).as("taken = records = read = written").hasSize(4).containsOnly(taken.get(0));
    }

    private static List<Integer> numbers(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .map(Integer::valueOf)
                .toList();
    }

    private static double mean(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).average().orElseThrow();
    }
}
