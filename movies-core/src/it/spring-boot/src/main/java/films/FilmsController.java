package films;

import io.github.movietable.MovieNotFoundException;
import io.github.movietable.MovieTable;
import io.github.movietable.model.Movie;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class FilmsController {
    private final MovieTable movies;

    FilmsController(MovieTable movies) {
        this.movies = movies;
    }

    @PutMapping("/films")
    Movie put(@RequestBody Movie movie) {
        movies.put(movie);
        return movies.get(movie.key());
    }

    @GetMapping("/films/{year}")
    List<Movie> inYear(@PathVariable("year") int year) {
        return movies.inYear(year).list();
    }

    @GetMapping("/films/{year}/{title}")
    Movie get(@PathVariable("year") int year, @PathVariable("title") String title) {
        return movies.get(year, title);
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String notFound(MovieNotFoundException e) {
        return e.getMessage();
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    String notReadable(HttpMessageNotReadableException e) {
        return e.getMostSpecificCause().getMessage();
    }
}
