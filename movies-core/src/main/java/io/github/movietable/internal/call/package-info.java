/**
 * How DynamoDB is called: a request as data, a verb as steps, and the two clients that run them. Nothing outside of this
 * package knows a client of the SDK, sleeps, or waits.
 */
@NullMarked
package io.github.movietable.internal.call;

import org.jspecify.annotations.NullMarked;
