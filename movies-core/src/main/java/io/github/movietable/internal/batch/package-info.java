/** Writes many movies in batches: their queue, the pace that the table allows, the end of each. No method blocks. */
@NullMarked
package io.github.movietable.internal.batch;

import org.jspecify.annotations.NullMarked;
