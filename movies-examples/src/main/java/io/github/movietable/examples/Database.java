package io.github.movietable.examples;

import io.github.movietable.local.LocalDynamoDb;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A client of the DynamoDB that a step uses, and the work to do when the step closes it. */
record Database(DynamoDbClient client, Runnable closing) implements AutoCloseable {
    static Database embedded(LocalDynamoDb local) {
        return new Database(local.client(), local::close);
    }

    static Database remote(DynamoDbClient client) {
        return new Database(client, client::close);
    }

    @Override
    public void close() {
        closing.run();
    }
}
