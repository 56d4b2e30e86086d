import io.github.movietable.model.Movie;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

public class Films {
    private static final String BRAZIL =
            "{\"year\":1985,\"title\":\"Brazil\",\"info\":{\"rating\":7.12345678901234567890123456789}}";

    public static void main(String[] args) {
        JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
        String written = mapper.writeValueAsString(mapper.readValue(BRAZIL, Movie.class));
        if (!written.equals(BRAZIL)) {
            throw new IllegalStateException(written);
        }
    }
}
