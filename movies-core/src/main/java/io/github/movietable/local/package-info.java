/**
 * What a program's tests need: a DynamoDB inside the JVM ({@link io.github.movietable.local.LocalDynamoDb}), a fresh table
 * for each test of JUnit ({@link io.github.movietable.local.Movies}), and what goes wrong on the way to DynamoDB ({@link
 * io.github.movietable.local.Faults}).
 *
 * <p>It uses the library as a program does. Nothing else in the library uses this package, and it is the only one that needs
 * the optional dependencies {@code com.amazonaws:DynamoDBLocal} and, for {@code Movies}, {@code
 * org.junit.jupiter:junit-jupiter-api}.
 */
@NullMarked
package io.github.movietable.local;

import org.jspecify.annotations.NullMarked;
