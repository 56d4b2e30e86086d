/**
 * The lab, step by step: one small program for each of its scripts, and {@link io.github.movietable.examples.MoviesLab}
 * that walks through all of them. The {@code run} method of each program shows how the library does that step.
 */
@NullMarked
package io.github.movietable.examples;

import org.jspecify.annotations.NullMarked;
