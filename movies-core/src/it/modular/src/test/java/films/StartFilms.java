package films;

import io.github.movietable.local.LocalDynamoDb;
import java.nio.file.Path;

public class StartFilms {
    public static void main(String[] args) throws Exception {
        try (LocalDynamoDb dynamo = LocalDynamoDb.inMemory()) {
            int status = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-Daws.region=us-east-1",
                            "-Daws.accessKeyId=local",
                            "-Daws.secretAccessKey=local",
                            "--module-path",
                            args[0],
                            "--module",
                            "films/films.Films",
                            dynamo.endpoint().toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("ended with " + status);
            }
        }
    }
}
