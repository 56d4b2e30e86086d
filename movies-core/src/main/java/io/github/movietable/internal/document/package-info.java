/**
 * Items as trees, and DynamoDB's rules for values and keys, said once; not for users, and free to change in any release.
 *
 * <p>{@link io.github.movietable.internal.document.ItemRules} is the way in. It knows neither movies nor attributes:
 * whoever calls it says in its own exception what a {@link io.github.movietable.internal.document.BrokenRuleException}
 * means there.
 */
@NullMarked
package io.github.movietable.internal.document;

import org.jspecify.annotations.NullMarked;
