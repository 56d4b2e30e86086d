/**
 * A stored movie ({@link io.github.movietable.model.Movie}), its key, and what reading and writing it costs.
 *
 * @serial exclude
 */
@NullMarked
package io.github.movietable.model;

import org.jspecify.annotations.NullMarked;
