package io.github.movietable.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("quick")
class TimerTest {
    @Test
    void aTaskIsNotLostIfThereIsNoThreadForIt() {
        List<String> ran = new ArrayList<>();
        Timer.handOver(() -> ran.add("after the pause"), task -> {
            throw new OutOfMemoryError("unable to create native thread");
        });
        assertThat(ran).containsExactly("after the pause");
    }
}
