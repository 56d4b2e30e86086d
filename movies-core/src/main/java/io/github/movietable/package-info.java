/**
 * The table of movies and all that it gives to programs: reads and their pages, updates, transactions, versions, and
 * how each write ended.
 *
 * <p>{@link io.github.movietable.MovieTable} is the one class to learn; everything else is made by its methods. Movies
 * are {@link io.github.movietable.model.Movie}s, their attributes are in {@link
 * io.github.movietable.expression.MovieAttributes}.
 *
 * <pre>{@code
 * MovieTable movies = MovieTable.named("Movies", client);
 * movies.put(Movie.of(2015, "The Big New Movie").with(RATING, 0));
 * movies.update(2015, "The Big New Movie").set(RATING, 5.5).apply();
 * for (Movie m : movies.inYear(1985).where(RATING.atLeast(8))) {
 *     System.out.println(m.year() + " : " + m.title());
 * }
 * }</pre>
 *
 * @serial exclude
 */
@NullMarked
package io.github.movietable;

import org.jspecify.annotations.NullMarked;
