package io.github.movietable.internal.read;

import io.github.movietable.expression.Item;
import io.github.movietable.internal.call.Gate;
import java.util.Collections;
import java.util.function.LongSupplier;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** Scans all items of a table, movies or not, as they are stored. */
public final class TableScan {
    private TableScan() {}

    /**
     * Creates a scan that has not sent anything yet.
     *
     * @param table the table
     * @param consistent whether to read with strong consistency
     * @param segments how many segments to read in parallel
     * @param gate makes requests fail that have not reached the network when the scan ends
     * @param clock gives the current time in nanoseconds
     * @return the course
     */
    public static PageCourse<Item> of(String table, boolean consistent, int segments, Gate gate, LongSupplier clock) {
        ScanPlan plan = new ScanPlan(ScanRequest.builder()
                .tableName(table)
                .consistentRead(consistent ? true : null)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build());
        Pages<Item> pages = new Pages<>(plan, item -> () -> item, Pages.AT_ONCE, failure -> {
            throw failure;
        });
        return new SideBySide<>(
                pages.patiently().through(gate),
                Collections.nCopies(segments, Place.BEGINNING),
                Bounds.OPEN,
                false,
                segments,
                clock);
    }
}
