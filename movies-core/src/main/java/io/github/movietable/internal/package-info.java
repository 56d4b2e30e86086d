/**
 * How calls reach DynamoDB; not for users, and free to change in any release.
 *
 * <p>{@link io.github.movietable.internal.Calls} is the one holder of an SDK client.
 */
@NullMarked
package io.github.movietable.internal;

import org.jspecify.annotations.NullMarked;
