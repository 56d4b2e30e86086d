package io.github.movietable.expression;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what must not be called for nothing: a specification whose terminal was forgotten does not reach DynamoDB.
 *
 * <p>Error Prone and IDEs know annotations of this simple name and warn if the result is dropped, so the library
 * needs no dependency for it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.PACKAGE})
public @interface CheckReturnValue {
    /** Marks a method that does its work even when nobody looks at its result: the terminals of writes and loads. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.METHOD)
    @interface CanIgnoreReturnValue {}
}
