/**
 * Items as trees, and DynamoDB's rules for values and keys. It is not for users, and may change in any release.
 *
 * <p>{@link io.github.movietable.internal.document.ItemRules} is the way in. It knows neither movies nor attributes;
 * its callers turn a {@link io.github.movietable.internal.document.BrokenRuleException} into exceptions of their own.
 */
@NullMarked
package io.github.movietable.internal.document;

import org.jspecify.annotations.NullMarked;
