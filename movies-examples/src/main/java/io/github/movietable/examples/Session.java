package io.github.movietable.examples;

import io.github.movietable.MovieTable;
import io.github.movietable.model.Meter;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The objects that a step works with. */
record Session(DynamoDbClient client, MovieTable movies, Meter meter, Printer out) {}
