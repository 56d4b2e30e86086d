/**
 * The words for a movie's attributes: an {@link io.github.movietable.expression.Attribute} names one, and a {@link
 * io.github.movietable.expression.MovieCondition} says what must be true of some. {@link
 * io.github.movietable.expression.MovieAttributes} has those of the Movies table; programs make their own as easily.
 *
 * <p>Programs have no use for {@link io.github.movietable.expression.Rendering}: it is the door by which the rest of the
 * library reaches the paths of attributes and the text of conditions.
 *
 * @serial exclude
 */
@NullMarked
package io.github.movietable.expression;

import org.jspecify.annotations.NullMarked;
