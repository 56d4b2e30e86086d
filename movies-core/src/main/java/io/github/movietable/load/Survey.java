package io.github.movietable.load;

import io.github.movietable.internal.json.JsonErrors;
import io.github.movietable.internal.json.JsonText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks through a source before it is loaded, to find the tables of its records and its deletions. It reads only the first
 * record of a file that can have neither.
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

    /** Whether the source must be looked through beyond its first record. */
    static boolean isWanted(JsonRecords records, SourceOptions options) {
        return records.hasTables() || (records.hasChanges() && !options.appliesDeletes());
    }

    /** Looks through a source, or one of its files. If it can't be read, the load will say so. */
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
            // the records before the damage are loaded, if they may be
        }
    }

    private void add(@Nullable String table, LoadRecord deletion) {
        Deletions before = deletions.getOrDefault(table, new Deletions(0, deletion));
        deletions.put(table, new Deletions(before.count() + 1, before.first()));
    }

    /** Ends the survey. It refuses a source with records of several other tables, or with deletions that are not wanted. */
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
            throw new IOException(refusal(count + (count == 1 ? " deletion stands" : " deletions stand") + " in it, the"
                    + " first at " + first.position() + "; nothing was written"));
        }
    }

    private static String refusal(String found) {
        return found + ". A load deletes only if it is told to, by applyingDeletes()";
    }

    /** The refusal of a deletion that the survey could not find: the file begins with records that are no changes. */
    static JsonErrors.Shape late(JsonText.Place place) {
        return new JsonErrors.Shape(refusal("it is a deletion, behind records of another kind"), place);
    }
}
