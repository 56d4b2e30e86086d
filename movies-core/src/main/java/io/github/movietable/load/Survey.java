package io.github.movietable.load;

import io.github.movietable.internal.json.JsonErrors;
import io.github.movietable.internal.json.JsonText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A look through a source before it is read: of which tables it has records, and whether it would delete. It goes no
 * further than the first record of a file that can't hold either.
 */
final class Survey {
    private final SourceOptions reading;
    private final Tables tables;
    private final Map<@Nullable String, Deletions> deletions = new LinkedHashMap<>();

    /** Opens a source for the survey. */
    interface Opener {
        JsonRecords open(SourceOptions all) throws IOException;
    }

    private record Deletions(long count, LoadRecord first) {}

    Survey(SourceOptions reading, Tables tables) {
        this.reading = reading;
        this.tables = tables;
        tables.survey();
    }

    /** Whether there is more to know of a source than its first record tells. */
    static boolean isWanted(JsonRecords records, SourceOptions reading) {
        return records.hasTables() || (records.hasChanges() && !reading.appliesDeletes());
    }

    /** Looks through a source, or a file of it. If it can't be read, the load will find so itself. */
    void through(Opener opener) {
        try (JsonRecords records = opener.open(reading.forSurvey())) {
            Optional<LoadRecord> next = records.next();
            while (next.isPresent() && isWanted(records, reading)) {
                if (next.get().isDeletion()) {
                    add(records.table(), next.get());
                }
                next = records.next();
            }
        } catch (IOException broken) {
            // what stands before the break is loaded, if it may be
        }
    }

    private void add(@Nullable String table, LoadRecord deletion) {
        Deletions before = deletions.getOrDefault(table, new Deletions(0, deletion));
        deletions.put(table, new Deletions(before.count() + 1, before.first()));
    }

    /** Ends the survey: refuses the source if it would delete and is not to, or is of several tables. */
    void end() throws IOException {
        tables.choose();
        long count = 0;
        LoadRecord first = null;
        for (Map.Entry<@Nullable String, Deletions> each : deletions.entrySet()) {
            if (tables.isChosen(each.getKey())) {
                count += each.getValue().count();
                first = first == null ? each.getValue().first() : first;
            }
        }
        if (first != null && !reading.appliesDeletes()) {
            throw new IOException(refusal(count + (count == 1 ? " deletion stands" : " deletions stand") + " in it, the"
                    + " first at " + first.position() + "; nothing was written"));
        }
    }

    private static String refusal(String found) {
        return found + ". A load deletes only if it is told to, by applyingDeletes()";
    }

    /** A deletion where none was to be expected: the file began with records of another kind. */
    static JsonErrors.Shape late(JsonText.Place place) {
        return new JsonErrors.Shape(refusal("it is a deletion, behind records of another kind"), place);
    }
}
