package io.github.movietable.examples;

import io.github.movietable.local.LocalDynamoDb;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A DynamoDB that a step talks to, until it is closed. */
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
