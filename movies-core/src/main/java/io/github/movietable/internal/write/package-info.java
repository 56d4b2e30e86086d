/**
 * The steps of all writes: put, delete, update, transaction, move, and of creating, dropping and indexing a table.
 * {@link io.github.movietable.internal.write.Verdict} decides what a refusal means.
 */
@NullMarked
package io.github.movietable.internal.write;

import org.jspecify.annotations.NullMarked;
