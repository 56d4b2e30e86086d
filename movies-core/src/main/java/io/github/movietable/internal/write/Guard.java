package io.github.movietable.internal.write;

import io.github.movietable.expression.MovieCondition;
import io.github.movietable.expression.Rendering;
import io.github.movietable.internal.document.Placeholders;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * A condition as a request has it, with the placeholders of the whole request.
 *
 * @param text the expression; null for none
 * @param names what its names stand for
 * @param values what its values stand for
 * @param onRefusal asks for the stored item if the write is refused; null without a condition
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

    /**
     * Takes the names and values of the placeholders, so the other expressions of the request must be rendered before.
     */
    static Guard of(@Nullable MovieCondition condition, Placeholders placeholders) {
        String text = condition == null ? null : Rendering.render(condition, 'c', placeholders);
        return new Guard(
                text, placeholders.names(), placeholders.values(), ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }
}
