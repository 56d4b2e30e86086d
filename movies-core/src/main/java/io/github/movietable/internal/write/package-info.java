/**
 * All writes as {@link io.github.movietable.internal.call.Step}s: put, delete, update, transaction and move, and
 * creating, dropping and indexing a table. {@link io.github.movietable.internal.write.Verdict} decides what it means
 * that DynamoDB refused a write.
 */
@NullMarked
package io.github.movietable.internal.write;

import org.jspecify.annotations.NullMarked;
