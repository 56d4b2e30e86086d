package io.github.movietable.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** All tables of a program share these threads, so it must be impossible to shut them down. */
@Tag("quick")
class WorkersTest {
    /**
     * Like other frameworks, JUnit closes arguments of tests that are AutoCloseable; since Java 19 thread pools are.
     */
    @Test
    void cannotBeShutDownByAFrameworkThatClosesWhatItIsGiven() {
        assertThat(Workers.shared()).isNotInstanceOfAny(ExecutorService.class, AutoCloseable.class);
    }
}
