/**
 * A table of movies in Amazon DynamoDB; begin with {@link io.github.movietable.MovieTable}.
 */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module io.github.movietable {
    requires transitive software.amazon.awssdk.services.dynamodb;
    requires transitive software.amazon.awssdk.core;
    requires software.amazon.awssdk.awscore;
    requires software.amazon.awssdk.auth;
    requires software.amazon.awssdk.identity.spi;
    requires software.amazon.awssdk.regions;
    requires software.amazon.awssdk.http;
    requires software.amazon.awssdk.metrics;
    requires software.amazon.awssdk.retries;
    requires software.amazon.awssdk.retries.api;
    requires software.amazon.awssdk.utils;
    requires com.fasterxml.jackson.databind;
    requires org.slf4j;
    requires static transitive org.jspecify;

    // The SDK's HTTP client for Apache 5 needs it and does not say so.
    requires jdk.net;

    // Only the embedded DynamoDB needs these, and only in a program that has them.
    requires static java.logging;
    requires static java.net.http;
    requires static org.reactivestreams;
    requires static org.junit.jupiter.api;
    requires static org.junit.platform.commons;
    requires static software.amazon.awssdk.http.apache5;
    requires static software.amazon.awssdk.http.nio.netty;
    requires static org.eclipse.jetty.server;
    requires static DynamoDBLocal;
    requires static aws.java.sdk.core;
    requires static sqlite4java;

    exports io.github.movietable;
    exports io.github.movietable.expression;
    exports io.github.movietable.load;
    exports io.github.movietable.local;
    exports io.github.movietable.model;

    // Frameworks write and read movies by the annotations on private methods, with either Jackson.
    opens io.github.movietable.model;
}
