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
 * Which segments of a table a scan reads.
 *
 * @param index the one it reads, or null for all
 * @param total how many there are; 0 if the scan finds the number when it runs
 */
record Segments(@Nullable Integer index, int total) {
    /** The table as a whole. */
    static final Segments WHOLE = new Segments(null, 1);

    private static final int MAX_TOTAL = 1_000_000;
    private static final int MAX_AT_ONCE = 1000;
    private static final int LEAST_AT_ONCE = 4;
    private static final long BYTES_PER_SEGMENT = 2L * 1024 * 1024 * 1024;

    /** As many as the table's size suggests; the last choice counts. */
    Segments automatic() {
        refuseBoth("segments()", index != null);
        return new Segments(null, 0);
    }

    /** So many at once; the last choice counts. */
    Segments all(int count) {
        refuseBoth("segments(" + count + ")", index != null);
        if (count < 1 || count > MAX_AT_ONCE) {
            throw new IllegalArgumentException("one program reads 1 to " + MAX_AT_ONCE + " segments at once, not "
                    + count + "; segment(index, of) spreads a scan over several programs");
        }
        return new Segments(null, count);
    }

    /** One of several; the last choice counts. */
    Segments one(int one, int of) {
        refuseBoth("segment(" + one + ", " + of + ")", isParallel());
        return of(one, of);
    }

    /** Both at once contradict each other: one reads all segments, the other leaves all but one to other programs. */
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

    /** How many segments; if nobody named a number, the table's size decides. */
    Step<Integer> count(String table) {
        return total > 0 ? Step.done(total) : Tables.look(table).map(Segments::suggested);
    }

    private static int suggested(Answer<DescribeTableResponse> answer) {
        int least = Math.min(LEAST_AT_ONCE, Runtime.getRuntime().availableProcessors());
        RuntimeException failure = answer.failure();
        if (failure instanceof DynamoDbException || failure instanceof NoSuchTableException) {
            // not allowed to ask; a missing table will show itself when it is scanned
            return least;
        }
        Long bytes = answer.orThrow().table().tableSizeBytes();
        long suggested = bytes == null ? least : Math.max(least, bytes / BYTES_PER_SEGMENT);
        return (int) Math.min(MAX_AT_ONCE, suggested);
    }

    /** The places of a cursor, if they can be those of such a scan. */
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
