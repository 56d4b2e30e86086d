/**
 * The steps of everything that writes: put, delete, update, transactions, move, and the life of a table. {@link
 * io.github.movietable.internal.write.Verdict} says what a refusal means.
 */
@NullMarked
package io.github.movietable.internal.write;

import org.jspecify.annotations.NullMarked;
