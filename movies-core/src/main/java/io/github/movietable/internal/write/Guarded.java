package io.github.movietable.internal.write;

import io.github.movietable.expression.MovieCondition;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An action that DynamoDB refuses only because of its condition, so that its refusal is final. */
sealed interface Guarded extends Action permits Put, Delete, Check {
    /** The condition on the stored movie; null if there is none. */
    @Nullable
    MovieCondition condition();

    /** The meaning of a refusal that brings this item. */
    default Written refused(Map<String, AttributeValue> item) {
        return Verdict.refused(key(), condition(), item);
    }

    @Override
    default Optional<Written> refusal(Map<String, AttributeValue> item) {
        return Optional.of(refused(item));
    }
}
