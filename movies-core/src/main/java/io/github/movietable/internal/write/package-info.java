/**
 * All writes as {@link io.github.movietable.internal.call.Step}s: put, delete, update, transaction and move, and
 * creating, dropping and indexing a table. {@link io.github.movietable.internal.write.Verdict} finds the outcome of a
 * write after DynamoDB refused it.
 */
@NullMarked
package io.github.movietable.internal.write;

import org.jspecify.annotations.NullMarked;
