/** The course of many writes: what waits, which batch may go, what became of it, and at what pace. Nothing here waits. */
@NullMarked
package io.github.movietable.internal.batch;

import org.jspecify.annotations.NullMarked;
