package io.github.movietable.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** All tables of a program share these threads, so nobody may end them. */
@Tag("quick")
class WorkersTest {
    /** JUnit closes a test's arguments if they can be closed, as other frameworks do; since Java 19 a pool is one of these. */
    @Test
    void cannotBeShutDownByAFrameworkThatClosesWhatItIsGiven() {
        assertThat(Workers.shared()).isNotInstanceOfAny(ExecutorService.class, AutoCloseable.class);
    }
}
