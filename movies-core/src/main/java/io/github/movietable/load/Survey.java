package io.github.movietable.load;

import io.github.movietable.internal.json.JsonErrors;
import io.github.movietable.internal.json.JsonText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a source before it is loaded, to find the tables that its records name, and its deletions. If the first record
 * of a file shows that the file has neither, the rest is not read.
 */
final class Survey {
    private final SourceOptions options;
    private final Tables tables;
    private final Map<@Nullable String, Deletions> deletions = new LinkedHashMap<>();

    /** Opens a source with the options of a survey. */
    interface Opener {
        JsonRecords open(SourceOptions all) throws IOException;
    }

    private record Deletions(long count, LoadRecord first) {}

    Survey(SourceOptions options, Tables tables) {
        this.options = options;
        this.tables = tables;
        tables.survey();
    }

    /** Whether the source must be read on, after the records that were read so far. */
    static boolean isWanted(JsonRecords records, SourceOptions options) {
        return records.hasTables() || (records.hasChanges() && !options.appliesDeletes());
    }

    /** Reads a source, or one of its files. An error is ignored, because the load will meet it again. */
    void through(Opener opener) {
        try (JsonRecords records = opener.open(options.forSurvey())) {
            Optional<LoadRecord> next = records.next();
            while (next.isPresent() && isWanted(records, options)) {
                if (next.get().isDeletion()) {
                    add(records.table(), next.get());
                }
                next = records.next();
            }
        } catch (IOException broken) {
            // the load stores the records before the damage, if they pass the survey, and then fails
        }
    }

    private void add(@Nullable String table, LoadRecord deletion) {
        Deletions before = deletions.getOrDefault(table, new Deletions(0, deletion));
        deletions.put(table, new Deletions(before.count() + 1, before.first()));
    }

    /** Ends the survey. Throws if there are several tables and none is the load's, or deletions it does not apply. */
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
        if (first != null && !options.appliesDeletes()) {
            throw new IOException(refusal("it has " + count + (count == 1 ? " deletion" : " deletions") + ", the"
                    + " first at " + first.position() + "; nothing was written"));
        }
    }

    private static String refusal(String found) {
        return found + ". A load deletes movies only with applyingDeletes()";
    }

    /** The error for a deletion that the survey has not met, because the file begins with records of another kind. */
    static JsonErrors.Shape late(JsonText.Place place) {
        return new JsonErrors.Shape(refusal("it is a deletion, after records of another kind"), place);
    }
}
