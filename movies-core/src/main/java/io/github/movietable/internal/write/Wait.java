package io.github.movietable.internal.write;

import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.call.TableKey;
import io.github.movietable.internal.call.Tables;
import io.github.movietable.internal.call.Tries;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/**
 * Waits until DynamoDB has created or dropped a table. The SDK's own waiter is not used, because it waits for 20 s
 * between two calls of DescribeTable.
 *
 * @param table the table's name
 * @param clock gives the current time, in nanoseconds since some fixed moment
 * @param start the clock's time when the wait began
 */
record Wait(String table, LongSupplier clock, long start) {
    private static final Logger LOG = LoggerFactory.getLogger(Wait.class);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final String ACTIVE = "active";
    private static final String GONE = "gone";

    static Wait from(String table, LongSupplier clock) {
        return new Wait(table, clock, clock.getAsLong());
    }

    Step<TableEnd> untilActive(TableEnd.Done done) {
        return look(Tries.looks(), false, done);
    }

    private Step<TableEnd> look(Tries tries, boolean seen, TableEnd.Done done) {
        return Tables.find(table).then(found -> {
            if (found.filter(Wait::isUsable).isPresent()) {
                String key = TableKey.of(found.get());
                return Step.done(key.equals(TableKey.OF_MOVIES) ? done : new TableEnd.OtherKey(key));
            }
            if (found.isEmpty() && seen) {
                return Step.done(new TableEnd.Failed(
                        "the table " + table + " is gone: another program dropped it during the wait", null));
            }
            return isOver()
                    ? Step.done(notInTime(ACTIVE, found))
                    : again(ACTIVE, tries).again(next -> look(next, seen || found.isPresent(), done));
        });
    }

    private static boolean isUsable(TableDescription found) {
        return found.tableStatus() == TableStatus.ACTIVE || found.tableStatus() == TableStatus.UPDATING;
    }

    Step<TableEnd> untilGone() {
        return lookForNone(Tries.looks());
    }

    private Step<TableEnd> lookForNone(Tries tries) {
        return Tables.find(table).then(found -> {
            if (found.isEmpty()) {
                return Step.done(new TableEnd.Done(true));
            }
            return isOver()
                    ? Step.done(notInTime(GONE, found))
                    : again(GONE, tries).again(this::lookForNone);
        });
    }

    private Tries again(String wanted, Tries tries) {
        LOG.debug("The table {} is not {} yet", table, wanted);
        return tries;
    }

    private boolean isOver() {
        return clock.getAsLong() - start >= LONGEST.toNanos();
    }

    private static TableEnd notInTime(String wanted, Optional<TableDescription> found) {
        return new TableEnd.NotInTime(
                wanted, found.map(TableDescription::tableStatusAsString).orElse("not there"));
    }
}
