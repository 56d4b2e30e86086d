package io.github.movietable.internal.write;

import io.github.movietable.expression.MovieCondition;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An action that is never tried in another {@link Form}: if DynamoDB refuses it, its condition was false, and the
 * refusal is final.
 */
sealed interface Guarded extends Action permits Put, Delete, Check {
    /** The condition on the stored movie; null if there is none. */
    @Nullable
    MovieCondition condition();

    /** The result of a refusal with which DynamoDB returned this stored item. */
    default Written refused(Map<String, AttributeValue> item) {
        return Verdict.refused(key(), condition(), item);
    }

    @Override
    default Optional<Written> refusal(Map<String, AttributeValue> item) {
        return Optional.of(refused(item));
    }
}
