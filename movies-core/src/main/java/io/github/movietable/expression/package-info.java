/**
 * What can be said about a movie's attributes: where they are ({@link io.github.movietable.expression.Attribute}), what
 * must hold of them ({@link io.github.movietable.expression.MovieCondition}) and how to change them ({@link
 * io.github.movietable.expression.Change}).
 *
 * <p>Most programs import {@link io.github.movietable.expression.MovieAttributes} statically and need nothing else of
 * this package. {@link io.github.movietable.expression.Path}, {@link io.github.movietable.expression.Placeholders},
 * {@link io.github.movietable.expression.Projection} and {@link io.github.movietable.expression.Changes} are the door
 * through which the rest of the library turns expressions into requests.
 *
 * @serial exclude
 */
@NullMarked
package io.github.movietable.expression;

import org.jspecify.annotations.NullMarked;
