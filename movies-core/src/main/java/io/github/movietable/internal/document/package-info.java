/**
 * Works on items as trees of values, and knows DynamoDB's rules for values and keys. It is not for users, and may
 * change in any release.
 *
 * <p>Start reading at {@link io.github.movietable.internal.document.ItemRules}. The package knows neither movies nor
 * attributes; its callers convert a {@link io.github.movietable.internal.document.BrokenRuleException} to exceptions of
 * their own.
 */
@NullMarked
package io.github.movietable.internal.document;

import org.jspecify.annotations.NullMarked;
