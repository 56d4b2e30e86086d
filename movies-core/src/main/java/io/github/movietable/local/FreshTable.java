package io.github.movietable.local;

import io.github.movietable.MovieTable;
import io.github.movietable.load.BatchLoad;
import io.github.movietable.load.BatchLoad.OnReject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** A table that is created for one test of JUnit, and dropped after it. */
record FreshTable(LocalDynamoDb dynamo, MovieTable movies) {
    static FreshTable on(LocalDynamoDb dynamo) {
        MovieTable movies = MovieTable.named("Movies-" + UUID.randomUUID(), dynamo.client());
        movies.create();
        return new FreshTable(dynamo, movies);
    }

    /** Loads the file of the annotation {@link Movies} at the test, or else at its class or one around it. */
    void fill(ExtensionContext context) {
        Class<?> tests = context.getRequiredTestClass();
        String file = annotation(context.getRequiredTestMethod())
                .or(() -> ofClass(tests))
                .map(Movies::file)
                .orElse("");
        if (!file.isEmpty()) {
            source(file, tests).onReject(OnReject.STOP).run();
        }
    }

    private static Optional<Movies> annotation(AnnotatedElement element) {
        return AnnotationSupport.findAnnotation(element, Movies.class);
    }

    private static Optional<Movies> ofClass(Class<?> tests) {
        Optional<Movies> own = annotation(tests);
        Class<?> around = tests.getEnclosingClass();
        return own.isPresent() || around == null ? own : ofClass(around);
    }

    private BatchLoad source(String file, Class<?> tests) {
        if (Files.exists(Path.of(file))) {
            return movies.batchLoad(Path.of(file));
        }
        URL resource = tests.getResource(file);
        if (resource == null) {
            throw new ExtensionConfigurationException("there is no file "
                    + Path.of(file).toAbsolutePath() + ", and no resource " + file + " beside " + tests.getName());
        }
        try {
            return movies.batchLoad(resource.openStream());
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    void drop() {
        try {
            dynamo.client().deleteTable(request -> request.tableName(movies.name()));
        } catch (ResourceNotFoundException droppedByTheTest) {
            // the test has dropped it already
        }
    }
}
