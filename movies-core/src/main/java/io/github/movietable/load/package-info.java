/**
 * Loads of movies from files and other sources, with their reports, and exports of movies to files.
 *
 * @serial exclude
 */
@NullMarked
package io.github.movietable.load;

import org.jspecify.annotations.NullMarked;
