/** What a read is made of: the steps that get movies by their keys. */
@NullMarked
package io.github.movietable.internal.read;

import org.jspecify.annotations.NullMarked;
