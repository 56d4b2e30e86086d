package io.github.movietable;

import io.github.movietable.internal.call.Answer;
import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.call.Tables;
import io.github.movietable.internal.read.Place;
import io.github.movietable.model.NoSuchTableException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * The segments of a table, DynamoDB's parts for parallel scans, that a scan reads.
 *
 * @param index the number of the one segment that the scan reads; null if it reads all
 * @param total how many segments the table is divided into; 0 if the scan decides that when it runs
 */
record Segments(@Nullable Integer index, int total) {
    /** The whole table, not divided. */
    static final Segments WHOLE = new Segments(null, 1);

    private static final int MAX_TOTAL = 1_000_000;
    private static final int MAX_AT_ONCE = 1000;
    private static final int LEAST_AT_ONCE = 4;
    private static final long BYTES_PER_SEGMENT = 2L * 1024 * 1024 * 1024;

    /** All segments, as many as the table's size suggests; replaces an earlier number. */
    Segments automatic() {
        refuseBoth("segments()", index != null);
        return new Segments(null, 0);
    }

    /** All of {@code count} segments at once; replaces an earlier number. */
    Segments all(int count) {
        refuseBoth("segments(" + count + ")", index != null);
        if (count < 1 || count > MAX_AT_ONCE) {
            throw new IllegalArgumentException("one program reads 1 to " + MAX_AT_ONCE + " segments at once, not "
                    + count + "; segment(index, of) spreads a scan over several programs");
        }
        return new Segments(null, count);
    }

    /** One segment of several, by its number; replaces an earlier choice of one. */
    Segments one(int one, int of) {
        refuseBoth("segment(" + one + ", " + of + ")", isParallel());
        return of(one, of);
    }

    /** Refuses {@code segments} and {@code segment} together: the former reads all segments, the latter only one. */
    private void refuseBoth(String clause, boolean isBoth) {
        if (isBoth) {
            throw new IllegalStateException(clause + " of a scan" + inWords()
                    + ": a scan reads one segment of several, which other programs read, or several at once, not both");
        }
    }

    private static Segments of(int index, int total) {
        if (total < 1 || total > MAX_TOTAL || index < 0 || index >= total) {
            throw new IllegalArgumentException("segment(" + index + ", " + total + "): there are 1 to " + MAX_TOTAL
                    + " segments, numbered from 0");
        }
        return new Segments(index, total);
    }

    boolean isParallel() {
        return index == null && total != 1;
    }

    boolean isAutomatic() {
        return total == 0;
    }

    /** The number of segments: the one that was chosen, or else one that suits the table's size. */
    Step<Integer> count(String table) {
        return total > 0 ? Step.done(total) : Tables.look(table).map(Segments::suggested);
    }

    private static int suggested(Answer<DescribeTableResponse> answer) {
        int least = Math.min(LEAST_AT_ONCE, Runtime.getRuntime().availableProcessors());
        RuntimeException failure = answer.failure();
        if (failure instanceof DynamoDbException || failure instanceof NoSuchTableException) {
            // DescribeTable may be denied; if the table is missing, the scan will say so
            return least;
        }
        Long bytes = answer.orThrow().table().tableSizeBytes();
        long suggested = bytes == null ? least : Math.max(least, bytes / BYTES_PER_SEGMENT);
        return (int) Math.min(MAX_AT_ONCE, suggested);
    }

    /** Returns a cursor's positions; throws if they can't be those of a scan of these segments. */
    List<Place> checked(List<Place> places) {
        boolean asMany = isAutomatic() ? !places.isEmpty() && places.size() <= MAX_AT_ONCE : places.size() == total;
        if (!asMany || places.stream().anyMatch(place -> place.kind() == Place.Kind.YEAR)) {
            throw new InvalidCursorException("it does not belong to this kind of read");
        }
        return places;
    }

    String binding() {
        if (index != null) {
            return " segment " + index + " of " + total;
        }
        return isParallel() ? " in segments " + total : "";
    }

    String inWords() {
        if (index != null) {
            return ", segment " + index + " of " + total;
        }
        if (!isParallel()) {
            return "";
        }
        return isAutomatic() ? ", in segments" : ", in " + total + " segments at once";
    }
}
