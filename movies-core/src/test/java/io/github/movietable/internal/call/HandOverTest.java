package io.github.movietable.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("quick")
class HandOverTest {
    @Test
    void aTaskIsNotLostIfThereIsNoThreadForIt() {
        List<String> ran = new ArrayList<>();
        HandOver.to(
                task -> {
                    throw new OutOfMemoryError("unable to create native thread");
                },
                () -> ran.add("after the pause"));
        assertThat(ran).containsExactly("after the pause");
    }
}
