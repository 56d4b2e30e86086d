/** The course of many writes: their queue, their batches, the pace of the table, and the end of each. No method waits. */
@NullMarked
package io.github.movietable.internal.batch;

import org.jspecify.annotations.NullMarked;
