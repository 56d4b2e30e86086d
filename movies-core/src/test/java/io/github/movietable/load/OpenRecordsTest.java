package io.github.movietable.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The open numbers are the same as in a plain set, however many records have ended before them. */
@Tag("quick")
class OpenRecordsTest {
    private static final long BEGIN = 7_000_000_000L;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100, 20_000, 90_000})
    void theNumbersAreThoseOfASet(int mostOpen) {
        Random random = new Random(mostOpen);
        OpenRecords open = new OpenRecords();
        TreeSet<Long> expected = new TreeSet<>();
        for (long number = BEGIN; number < BEGIN + 200_000; number++) {
            open.add(number);
            expected.add(number);
            while (expected.size() > random.nextInt(mostOpen)) {
                // mostly one of the first, but now and then a later one ends before them
                SortedSet<Long> some = random.nextInt(10) == 0 ? expected.tailSet(number - mostOpen) : expected;
                Long ended = some.first();
                open.remove(ended);
                expected.remove(ended);
            }
            if (number % 50_000 == 0) {
                assertThat(open.numbers()).isEqualTo(expected);
            }
        }

        assertThat(open.numbers()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 63, 64, 1_000_000})
    void oneThatStaysOpenIsKept(long others) {
        OpenRecords open = new OpenRecords();
        open.add(BEGIN);
        for (long number = BEGIN + 1; number <= BEGIN + others; number++) {
            open.add(number);
            open.add(number); // a resumed load reads an open record once more
            open.remove(number);
        }
        assertThat(open.numbers()).containsExactly(BEGIN);

        open.remove(BEGIN);
        assertThat(open.numbers()).isEmpty();

        open.add(BEGIN + 2 * others);
        assertThat(open.numbers()).containsExactly(BEGIN + 2 * others);
    }
}
