package io.github.movietable.internal.write;

import io.github.movietable.expression.MovieCondition;
import io.github.movietable.expression.Rendering;
import io.github.movietable.internal.document.Placeholders;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * A condition as the parts of a request: the expression, and the placeholders of all the request's expressions.
 *
 * @param text the expression; null for none
 * @param names the attribute name that each placeholder of the request's expressions stands for
 * @param values the value that each placeholder of the request's expressions stands for
 * @param onRefusal asks DynamoDB to return the stored item if it refuses the write; null without a condition
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
     * Renders the condition and takes all names and values of the placeholders, so the other expressions of the request
     * must be rendered before.
     */
    static Guard of(@Nullable MovieCondition condition, Placeholders placeholders) {
        String text = condition == null ? null : Rendering.render(condition, 'c', placeholders);
        return new Guard(
                text, placeholders.names(), placeholders.values(), ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }
}
