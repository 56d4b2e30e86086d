/**
 * A stored movie ({@link io.github.movietable.model.Movie}), its key, and the capacity units that calls cost.
 *
 * @serial exclude
 */
@NullMarked
package io.github.movietable.model;

import org.jspecify.annotations.NullMarked;
