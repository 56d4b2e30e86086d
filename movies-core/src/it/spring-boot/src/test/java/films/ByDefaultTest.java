package films;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ByDefaultTest extends AnyMapper {
    @Test
    void readsSeventeenDigitsOfFractions() throws Exception {
        assertThat(put(film(5, "\"rating\":" + FRACTION)).body()).isEqualTo(film(5, "\"rating\":8.123456789012346"));
    }
}
