package io.github.movietable.examples;

import io.github.movietable.MovieTable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What a step works with. */
record Session(DynamoDbClient client, MovieTable movies, Printer out) {}
