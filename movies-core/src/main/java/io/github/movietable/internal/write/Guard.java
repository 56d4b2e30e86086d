package io.github.movietable.internal.write;

import io.github.movietable.expression.MovieCondition;
import io.github.movietable.expression.Rendering;
import io.github.movietable.internal.document.Placeholders;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * A condition as a request carries it.
 *
 * @param text the expression; null for none
 * @param names what its names stand for
 * @param values what its values stand for
 * @param onRefusal that a refusal is to bring the stored item; null without a condition
 */
record Guard(
        @Nullable String text,
        @Nullable Map<String, String> names,
        @Nullable Map<String, AttributeValue> values,
        @Nullable ReturnValuesOnConditionCheckFailure onRefusal) {
    private static final Guard NONE = new Guard(null, null, null, null);

    static Guard of(@Nullable MovieCondition condition) {
        return condition == null ? NONE : of(condition, new Placeholders());
    }

    /** With the placeholders of all that the request says. */
    static Guard of(@Nullable MovieCondition condition, Placeholders placeholders) {
        String text = condition == null ? null : Rendering.render(condition, 'c', placeholders);
        return new Guard(
                text, placeholders.names(), placeholders.values(), ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }
}
