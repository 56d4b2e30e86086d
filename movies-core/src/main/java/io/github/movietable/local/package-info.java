/**
 * Helps to test programs that use the library: a DynamoDB inside the JVM ({@link
 * io.github.movietable.local.LocalDynamoDb}), a new table for each JUnit test ({@link
 * io.github.movietable.local.Movies}), and injected faults ({@link io.github.movietable.local.Faults}).
 *
 * <p>Only this package needs the optional dependencies {@code com.amazonaws:DynamoDBLocal} and, for {@code Movies},
 * {@code org.junit.jupiter:junit-jupiter-api}. It uses the library as a program does, and no other package uses it.
 */
@NullMarked
package io.github.movietable.local;

import org.jspecify.annotations.NullMarked;
