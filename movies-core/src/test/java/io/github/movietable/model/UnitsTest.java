package io.github.movietable.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("quick")
class UnitsTest {
    @Test
    void unitsAreToldInWords() {
        assertThat(Units.ofReads(6)).hasToString("6 read units");
        assertThat(Units.ofReads(1)).hasToString("1 read unit");
        assertThat(Units.ofReads(0.5)).hasToString("0.5 read units");
        assertThat(Units.ofReads(100)).hasToString("100 read units");
        assertThat(Units.ofWrites(1)).hasToString("1 write unit");
        assertThat(Units.ofWrites(4610)).hasToString("4610 write units");
        assertThat(new Units(0.5, 1)).hasToString("0.5 read units and 1 write unit");
    }

    @Test
    void unitsAddUp() {
        assertThat(Units.ofReads(1.5).plus(Units.ofWrites(2)).plus(new Units(0.5, 1)))
                .isEqualTo(new Units(2, 3));
        assertThat(Units.NONE.plus(Units.ofReads(1))).isEqualTo(Units.ofReads(1));
    }

    @Test
    void aMeterAddsUpFromAnyThread() {
        Meter meter = new Meter();
        IntStream.range(0, 1000).parallel().forEach(i -> meter.add(new Units(0.5, 2)));

        assertThat(meter.total()).isEqualTo(new Units(500, 2000));
        assertThat(meter).hasToString("500 read units and 2000 write units");
        assertThat(new Meter().total()).isEqualTo(Units.NONE);
    }
}
