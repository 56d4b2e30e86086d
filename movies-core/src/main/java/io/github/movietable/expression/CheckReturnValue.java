package io.github.movietable.expression;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks methods whose result must be used: a read or write that is described, but never run, sends nothing to DynamoDB.
 *
 * <p>Error Prone and IDEs recognize annotations by this simple name and warn if the result is ignored, so the library
 * needs no dependency for it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.PACKAGE})
public @interface CheckReturnValue {
    /** Marks a method whose result can be ignored, because the call itself does the work: it runs a write or a load. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.METHOD)
    @interface CanIgnoreReturnValue {}
}
