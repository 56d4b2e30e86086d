/**
 * Gets of movies by their keys, and reads of many movies: the request of each page, and the order in which pages are
 * requested. The position at which a read can resume is a {@link io.github.movietable.internal.read.Place} here; the
 * root package makes cursors, pages and exceptions of it for users.
 */
@NullMarked
package io.github.movietable.internal.read;

import org.jspecify.annotations.NullMarked;
