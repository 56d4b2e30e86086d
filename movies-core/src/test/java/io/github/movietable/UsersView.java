package io.github.movietable;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.github.movietable.expression.MovieAttributes;
import io.github.movietable.expression.MoviesException;
import io.github.movietable.local.LocalDynamoDb;
import io.github.movietable.local.Movies;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The types that a user meets: those that a program begins with, the exceptions that it can catch, and each type that a
 * public signature of one of them names.
 */
final class UsersView {
    private static final Class<?>[] BEGINNINGS = {
        MovieTable.class, AsyncMovieTable.class, MovieAttributes.class, LocalDynamoDb.class, Movies.class
    };

    private final Set<JavaClass> met = new LinkedHashSet<>();
    private final Deque<JavaClass> toVisit = new ArrayDeque<>();

    private UsersView() {}

    static Set<JavaClass> of(JavaClasses all) {
        UsersView view = new UsersView();
        Stream.of(BEGINNINGS).map(all::get).forEach(view::meet);
        all.stream().filter(type -> type.isAssignableTo(MoviesException.class)).forEach(view::meet);
        while (!view.toVisit.isEmpty()) {
            view.visit(view.toVisit.pop());
        }
        return view.met;
    }

    private void meet(JavaClass type) {
        JavaClass plain = type.getBaseComponentType();
        if (plain.getPackageName().startsWith(MovieTable.class.getPackageName()) && met.add(plain)) {
            toVisit.push(plain);
        }
    }

    /** A type that is not public shows its public methods all the same, by the public types that extend it. */
    private void visit(JavaClass type) {
        type.getRawSuperclass().ifPresent(this::meet);
        type.getRawInterfaces().forEach(this::meet);
        type.getEnclosingClass().ifPresent(this::meet);
        annotations(type.getAnnotations().stream());
        type.getMembers().stream()
                .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC))
                .forEach(this::visit);
    }

    private void visit(JavaMember member) {
        member.getAllInvolvedRawTypes().forEach(this::meet);
        annotations(member.getAnnotations().stream());
    }

    private void annotations(Stream<? extends JavaAnnotation<?>> shown) {
        shown.map(JavaAnnotation::getRawType).forEach(this::meet);
    }
}
