package io.github.movietable.internal.batch;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.RequestLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingReason;

/**
 * Finds the limits that throttled a call. Only {@link Told} uses the SDK's classes for them, which exist since 2.32.30:
 * with an older SDK that class fails to load, which {@link #of} catches.
 */
final class ThrottlingReasons {
    private ThrottlingReasons() {}

    /** The limits in DynamoDB's words, each with its table or index; empty if DynamoDB or the SDK names none. */
    static List<String> of(@Nullable RuntimeException failure) {
        if (failure == null) {
            return List.of();
        }
        try {
            return Told.by(failure);
        } catch (LinkageError e) {
            return List.of();
        }
    }

    private static final class Told {
        private Told() {}

        static List<String> by(RuntimeException failure) {
            List<ThrottlingReason> reasons = List.of();
            if (failure instanceof ProvisionedThroughputExceededException e) {
                reasons = e.throttlingReasons();
            } else if (failure instanceof RequestLimitExceededException e) {
                reasons = e.throttlingReasons();
            } else if (failure instanceof ThrottlingException e) {
                reasons = e.throttlingReasons();
            }
            return reasons.stream().map(Told::words).toList();
        }

        private static String words(ThrottlingReason reason) {
            return String.join(
                    " of ",
                    Stream.of(reason.reason(), reason.resource())
                            .filter(Told::isThere)
                            .toList());
        }

        private static boolean isThere(@Nullable String text) {
            return text != null && !text.isEmpty();
        }
    }
}
