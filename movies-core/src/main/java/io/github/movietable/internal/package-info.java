/**
 * How calls reach DynamoDB; not for users, and free to change in any release.
 */
@NullMarked
package io.github.movietable.internal;

import org.jspecify.annotations.NullMarked;
