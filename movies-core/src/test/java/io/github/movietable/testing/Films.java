package io.github.movietable.testing;

import io.github.movietable.MovieTable;
import io.github.movietable.model.Movie;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/** The 1,001 films as movies, and one table that holds them; tests that write make their own table. */
public final class Films {
    private static final List<Movie> ALL = moviesOf(Data.films());

    private Films() {}

    /** The films by year and title, read without the library's loader. */
    public static List<Movie> all() {
        return ALL;
    }

    /** The movies of a file by year and title. */
    public static List<Movie> moviesOf(Path file) {
        return byKey(StreamSupport.stream(Data.json(file).spliterator(), false)
                .map(record -> Movie.fromItem(Json.item(record)))
                .toList());
    }

    /** Movies by year and title. */
    public static List<Movie> byKey(List<Movie> movies) {
        return movies.stream().sorted(Comparator.comparing(Movie::key)).toList();
    }

    /** The one table of films in this JVM, to be read only. */
    public static MovieTable table() {
        return Loaded.TABLE;
    }

    private static final class Loaded {
        static final MovieTable TABLE = load();

        private static MovieTable load() {
            MovieTable movies = Database.newTable();
            movies.batchLoad(Data.films()).run();
            return movies;
        }
    }
}
