/**
 * The lab, step by step: one small program for each of its scripts, and {@link
 * io.github.movietable.examples.MoviesLab} that walks through all of them. Read them beside the lab; each says in its
 * {@code run} method what the library does.
 */
@NullMarked
package io.github.movietable.examples;

import org.jspecify.annotations.NullMarked;
