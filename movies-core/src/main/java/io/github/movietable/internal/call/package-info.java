/**
 * How DynamoDB is called: requests, the {@link io.github.movietable.internal.call.Step}s of an operation, the {@link
 * io.github.movietable.internal.call.Course} of work with many requests in flight, and the clients and drivers that run
 * them. Nothing outside of this package knows a client of the SDK, sleeps, or waits.
 */
@NullMarked
package io.github.movietable.internal.call;

import org.jspecify.annotations.NullMarked;
