package io.github.movietable.internal.write;

import io.github.movietable.internal.call.OpenAttempts;
import io.github.movietable.internal.call.Request;
import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.call.Tables;
import io.github.movietable.internal.call.Tries;
import io.github.movietable.model.IncompleteAnswerException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * Adds an index on titles to a table, and waits until it is active, without a time limit: with a large table that takes
 * hours.
 *
 * @param table the table
 * @param name the index's name
 * @param throughput finds the index's capacity from the table's description; returns null for capacity on demand
 * @param told receives the index's phase and the time since the operation began, after each DescribeTable
 * @param clock gives the current time, in nanoseconds since some fixed moment
 */
public record AddIndex(
        String table,
        String name,
        Function<TableDescription, @Nullable ProvisionedThroughput> throughput,
        BiConsumer<String, Duration> told,
        LongSupplier clock) {
    private static final String CREATING = IndexStatus.CREATING.toString();
    private static final String ACTIVE = IndexStatus.ACTIVE.toString();

    /** The phase of an index that DynamoDB has accepted but DescribeTable does not show yet. */
    public static final String NOT_SEEN = "NOT SEEN YET";

    /**
     * How long DescribeTable may lag behind UpdateTable. If the index is not shown in this time, its phase is reported
     * as {@code CREATING}, as UpdateTable responded.
     */
    private static final Duration LAG = Duration.ofSeconds(2);

    private static final Duration LONGEST_UNSEEN = Duration.ofMinutes(1);

    /**
     * Adds the index.
     *
     * @return steps that end when the index is active, or with the reason why it will not become active
     */
    public Step<TableEnd> steps() {
        return begin(clock.getAsLong(), Tries.looks());
    }

    private Step<TableEnd> begin(long start, Tries tries) {
        return Tables.describe(table).then(described -> {
            Optional<GlobalSecondaryIndexDescription> found = in(described);
            if (found.filter(index -> !TableRequests.isOurs(index)).isPresent()) {
                return Step.done(another());
            }
            if (found.filter(AddIndex::isGoing).isPresent()) {
                tell(IndexStatus.DELETING.toString(), start);
                return tries.again(next -> begin(start, next));
            }
            return found.isPresent() ? awaited(start, clock.getAsLong(), true, tries) : ask(described, start, tries);
        });
    }

    private Step<TableEnd> ask(TableDescription described, long start, Tries tries) {
        return Step.send(Request.of(TableRequests.adding(table, name, throughput.apply(described))), answer -> {
            RuntimeException failure = answer.failure();
            if (failure == null || failure instanceof IncompleteAnswerException) {
                return awaited(start, clock.getAsLong(), false, tries);
            }
            if (failure instanceof ResourceInUseException || OpenAttempts.in(failure)) {
                return unlessThere(failure, start, tries);
            }
            throw failure;
        });
    }

    /**
     * Waits for the index if it exists, and throws otherwise. Another program may have added it, or an attempt of this
     * call whose response was lost; both are fine.
     */
    private Step<TableEnd> unlessThere(RuntimeException failure, long start, Tries tries) {
        return Tables.describe(table).then(described -> {
            if (in(described).isEmpty()) {
                throw failure;
            }
            return awaited(start, clock.getAsLong(), true, tries);
        });
    }

    private Step<TableEnd> awaited(long start, long asked, boolean seen, Tries tries) {
        return Tables.describe(table).then(described -> {
            Optional<GlobalSecondaryIndexDescription> found = in(described);
            if (found.filter(index -> !TableRequests.isOurs(index)).isPresent()) {
                return Step.done(another());
            }
            Duration unseen = found.isPresent() ? Duration.ZERO : since(asked);
            boolean isGone = found.isEmpty() ? seen || unseen.compareTo(LONGEST_UNSEEN) > 0 : isGoing(found.get());
            if (isGone) {
                return Step.done(gone());
            }
            String phase = found.map(AddIndex::phase).orElse(unseen.compareTo(LAG) < 0 ? CREATING : NOT_SEEN);
            tell(phase, start);
            return phase.equals(ACTIVE)
                    ? Step.done(new TableEnd.Done(true))
                    : tries.again(next -> awaited(start, asked, seen || found.isPresent(), next));
        });
    }

    private void tell(String phase, long start) {
        told.accept(phase, since(start));
    }

    private Duration since(long reading) {
        return Duration.ofNanos(clock.getAsLong() - reading);
    }

    private Optional<GlobalSecondaryIndexDescription> in(TableDescription described) {
        return described.globalSecondaryIndexes().stream()
                .filter(each -> name.equals(each.indexName()))
                .findFirst();
    }

    private static boolean isGoing(GlobalSecondaryIndexDescription found) {
        return found.indexStatus() == IndexStatus.DELETING;
    }

    private static String phase(GlobalSecondaryIndexDescription found) {
        return Boolean.TRUE.equals(found.backfilling()) ? "BACKFILLING" : found.indexStatusAsString();
    }

    private TableEnd another() {
        return new TableEnd.Failed(
                "the table " + table + " has an index " + name
                        + " with another key or without all attributes; delete that index before this one is added",
                null);
    }

    private TableEnd gone() {
        return new TableEnd.Failed(
                "adding the index " + name + " to the table " + table
                        + ": it is no longer being built; another program may have deleted it. Look with describe(), and"
                        + " add it again if it is wanted",
                null);
    }
}
