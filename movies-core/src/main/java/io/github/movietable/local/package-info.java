/**
 * A DynamoDB inside the JVM, for tests and demonstrations: see {@link io.github.movietable.local.LocalDynamoDb}.
 *
 * <p>Nothing else in the library uses this package, and it is the only one that needs the optional dependency {@code
 * com.amazonaws:DynamoDBLocal}.
 */
@NullMarked
package io.github.movietable.local;

import org.jspecify.annotations.NullMarked;
