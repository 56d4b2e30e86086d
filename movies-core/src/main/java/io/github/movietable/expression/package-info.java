/**
 * The attributes of a movie ({@link io.github.movietable.expression.Attribute}) and conditions on them ({@link
 * io.github.movietable.expression.MovieCondition}). {@link io.github.movietable.expression.MovieAttributes} has the
 * attributes of the Movies table; programs make their own as easily.
 *
 * <p>Programs have no use for {@link io.github.movietable.expression.Rendering}: through it the library's other
 * packages reach the paths of attributes and the text of conditions.
 *
 * @serial exclude
 */
@NullMarked
package io.github.movietable.expression;

import org.jspecify.annotations.NullMarked;
