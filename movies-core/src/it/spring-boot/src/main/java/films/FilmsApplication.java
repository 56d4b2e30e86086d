package films;

import io.github.movietable.MovieTable;
import io.github.movietable.local.LocalDynamoDb;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@SpringBootApplication
public class FilmsApplication {
    public static void main(String[] args) {
        SpringApplication.run(FilmsApplication.class, args);
    }

    @Bean
    LocalDynamoDb dynamo() {
        return LocalDynamoDb.inMemory();
    }

    @Bean(destroyMethod = "")
    DynamoDbClient client(LocalDynamoDb dynamo) {
        return dynamo.client();
    }

    @Bean
    MovieTable movies(DynamoDbClient client) {
        MovieTable movies = MovieTable.named("Movies", client);
        movies.createIfMissing();
        return movies;
    }
}
