/**
 * The attributes of a movie ({@link io.github.movietable.expression.Attribute}) and conditions on them ({@link
 * io.github.movietable.expression.MovieCondition}). {@link io.github.movietable.expression.MovieAttributes} has the
 * attributes of the AWS sample data; a program defines others in the same way.
 *
 * <p>Programs do not need {@link io.github.movietable.expression.Rendering}: it gives the library's other packages
 * access to the paths of attributes and the text of conditions.
 *
 * @serial exclude
 */
@NullMarked
package io.github.movietable.expression;

import org.jspecify.annotations.NullMarked;
