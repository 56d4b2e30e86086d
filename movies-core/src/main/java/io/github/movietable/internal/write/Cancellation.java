package io.github.movietable.internal.write;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Why a transaction was cancelled: DynamoDB gives a reason for each action, in the order of the actions, or no reasons
 * at all.
 *
 * @param entries each action with its reason, in order
 * @param failure the SDK's exception
 */
record Cancellation(List<Entry> entries, TransactionCanceledException failure) {
    private static final String REFUSED = "ConditionalCheckFailed";
    private static final String INVALID = "ValidationError";
    private static final String NONE = "None";
    private static final String WITHOUT_REASONS = "TransactionCanceledException";

    /**
     * The codes of reasons that go away by themselves, so that the same transaction may succeed if it is tried again.
     */
    private static final Set<String> PASSING =
            Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded", NONE);

    record Entry(Action action, String code, Map<String, AttributeValue> item) {
        static Entry of(Action action, CancellationReason reason) {
            return new Entry(action, codeOf(reason), reason.hasItem() ? reason.item() : Map.of());
        }

        boolean isRefused() {
            return code.equals(REFUSED);
        }

        Stream<Written.Reason> told() {
            if (isRefused()) {
                return action.refusal(item).stream().map(this::reason);
            }
            return code.equals(NONE) ? Stream.empty() : Stream.of(new Written.Reason(action.key(), null, code));
        }

        Written.Reason reason(Written refusal) {
            return new Written.Reason(action.key(), refusal, code);
        }
    }

    static Cancellation of(List<? extends Action> actions, TransactionCanceledException failure) {
        List<CancellationReason> reasons = failure.cancellationReasons();
        CancellationReason unnamed = CancellationReason.builder()
                .code(reasons.isEmpty() ? WITHOUT_REASONS : NONE)
                .build();
        List<Entry> entries = IntStream.range(0, actions.size())
                .mapToObj(i -> Entry.of(actions.get(i), i < reasons.size() ? reasons.get(i) : unnamed))
                .toList();
        return new Cancellation(entries, failure);
    }

    private static String codeOf(CancellationReason reason) {
        return Optional.ofNullable(reason.code()).orElse(NONE);
    }

    /**
     * Whether the same transaction may succeed if it is tried again: the code of every reason is in {@link #PASSING}.
     */
    static boolean passes(TransactionCanceledException failure) {
        return failure.hasCancellationReasons()
                && failure.cancellationReasons().stream()
                        .map(Cancellation::codeOf)
                        .allMatch(PASSING::contains);
    }

    /** The reasons to give to the caller; empty if every refused action may succeed in another {@link Form}. */
    List<Written.Reason> reasons() {
        return entries.stream().flatMap(Entry::told).toList();
    }

    boolean hasRefusals() {
        return entries.stream().anyMatch(Entry::isRefused);
    }

    /**
     * The reasons to give to the caller if {@link #reasons} is empty and no more forms are tried, because other
     * programs kept changing the movies.
     */
    List<Written.Reason> unexplained() {
        return entries.stream()
                .filter(entry -> entry.isRefused() || !hasRefusals())
                .map(entry -> entry.isRefused()
                        ? entry.reason(Verdict.unexplained(entry.action().key(), entry.item()))
                        : new Written.Reason(entry.action().key(), null, WITHOUT_REASONS))
                .toList();
    }

    /** The updates that DynamoDB refused as invalid; all updates if it gives no reasons. */
    List<Update> invalid() {
        return updates(entries.stream()
                .filter(entry -> entry.code().equals(INVALID) || entry.code().equals(WITHOUT_REASONS))
                .map(Entry::action));
    }

    static List<Update> updates(Stream<? extends Action> actions) {
        return actions.flatMap(action -> action instanceof Update update ? Stream.of(update) : Stream.empty())
                .toList();
    }

    /**
     * The actions for the next try. Each refused action is written in another {@link Form}, chosen by the stored movie:
     * for example, an update whose parent map is missing creates that map.
     */
    List<Action> forms() {
        return entries.stream()
                .map(entry -> entry.isRefused() ? entry.action().formFor(entry.item()) : entry.action())
                .toList();
    }
}
