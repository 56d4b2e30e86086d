package io.github.movietable.load;

import io.github.movietable.MovieTable;
import java.net.URI;
import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Begins or resumes a load of a file, and prints when it begins and its report. The test kills it in between. */
final class KilledLoadProgram {
    static final String BEGUN = "begun";

    private KilledLoadProgram() {}

    /** The arguments are the endpoint, the table, the folder with the file, and how many units a second to use. */
    public static void main(String... args) {
        try (DynamoDbClient client = DynamoDbClient.builder()
                .endpointOverride(URI.create(args[0]))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .build()) {
            Path folder = Path.of(args[2]);
            LoadReport report = MovieTable.named(args[1], client)
                    .batchLoad(folder.resolve("movies.jsonl"))
                    .capacityLimit(Integer.parseInt(args[3]))
                    .rejectsTo(folder.resolve("rejects.jsonl"))
                    .resume(folder.resolve("checkpoint"))
                    .onProgress(progress -> System.out.println(BEGUN))
                    .run();
            System.out.println(report);
        }
    }
}
