/** Writes many movies in batches: queues writes, sends them at the table's pace, settles each one. No method blocks. */
@NullMarked
package io.github.movietable.internal.batch;

import org.jspecify.annotations.NullMarked;
