package films;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.jackson.deserialization.use-big-decimal-for-floats=true")
class ExactTest extends AnyMapper {
    @Test
    void readsAllDigitsOfFractions() throws Exception {
        String film = film(5, "\"rating\":" + FRACTION);

        assertThat(put(film).body()).isEqualTo(film);
    }
}
