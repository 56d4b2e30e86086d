package io.github.movietable.testing;

import io.github.movietable.MovieTable;
import io.github.movietable.model.Movie;
import io.github.movietable.model.MovieKey;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the movies of tables. */
public final class Tables {
    private Tables() {}

    /** All movies of a table. */
    public static SortedMap<MovieKey, Movie> moviesOf(MovieTable table) {
        SortedMap<MovieKey, Movie> movies = new TreeMap<>();
        table.scan().forEach(movie -> movies.put(movie.key(), movie));
        return movies;
    }
}
