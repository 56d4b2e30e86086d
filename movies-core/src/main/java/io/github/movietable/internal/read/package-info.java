/**
 * Reads: getting movies by their keys, and reading many: what is asked for one page, and which pages are asked for when. A
 * place in a read travels as a {@link io.github.movietable.internal.read.Place}; cursors, pages and exceptions are made of
 * it by whoever talks to users.
 */
@NullMarked
package io.github.movietable.internal.read;

import org.jspecify.annotations.NullMarked;
