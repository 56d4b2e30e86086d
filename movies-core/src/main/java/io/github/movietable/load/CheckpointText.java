package io.github.movietable.load;

import java.time.Instant;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Converts a checkpoint to one line of text, and back. */
final class CheckpointText {
    /**
     * Matches the line in both versions of the format. Version 1 lacks the table's id, its time of creation and the
     * count of deletions.
     */
    private static final Pattern LINE = Pattern.compile(
            "movies-load [12] table=(?<table>\\S+)( id=(?<id>\\S*) created=(?<created>-?\\d*))? record=(?<record>\\d+)"
                    + " written=(?<written>\\d+) superseded=(?<superseded>\\d+) rejected=(?<rejected>\\d+)"
                    + "( deleted=(?<deleted>\\d+))? open=(?<open>[0-9,]*) digest=(?<digest>[0-9a-f]*)");

    private CheckpointText() {}

    static String of(String table, Checkpoint.Saved saved) {
        Ledger.Mark mark = saved.mark();
        Ledger.Counts counts = mark.counts();
        String id = saved.table().id();
        Instant created = saved.table().created();
        return "movies-load 2 table=" + table + " id=" + (id == null ? "" : id) + " created="
                + (created == null ? "" : created.toEpochMilli()) + " record=" + mark.record() + " written="
                + counts.written() + " superseded=" + counts.superseded() + " rejected=" + counts.rejected()
                + " deleted=" + counts.deleted() + " open=" + differences(mark.open()) + " digest=" + mark.digest();
    }

    static Checkpoint.Saved parsed(String text, String table, Checkpoint checkpoint) {
        Matcher found = LINE.matcher(text);
        if (!found.matches()) {
            throw checkpoint.refused("it is not a checkpoint, or another version of this library wrote it");
        }
        if (!found.group("table").equals(table)) {
            throw checkpoint.refused("it is of a load into the table " + found.group("table"));
        }
        Ledger.Counts counts = new Ledger.Counts(
                number(found, "written"),
                number(found, "superseded"),
                number(found, "rejected"),
                number(found, "deleted"));
        return new Checkpoint.Saved(
                new Ledger.Mark(number(found, "record"), counts, numbers(found.group("open")), found.group("digest")),
                identity(found.group("id"), found.group("created")));
    }

    private static TableIdentity identity(@Nullable String id, @Nullable String created) {
        if (id == null || created == null) {
            return TableIdentity.UNKNOWN;
        }
        return new TableIdentity(
                id.isEmpty() ? null : id, created.isEmpty() ? null : Instant.ofEpochMilli(Long.parseLong(created)));
    }

    /** Writes ascending numbers as differences, each from the number before, which are shorter. */
    private static String differences(SortedSet<Long> numbers) {
        StringJoiner differences = new StringJoiner(",");
        long last = 0;
        for (long number : numbers) {
            differences.add(Long.toString(number - last));
            last = number;
        }
        return differences.toString();
    }

    private static SortedSet<Long> numbers(String differences) {
        SortedSet<Long> numbers = new TreeSet<>();
        long last = 0;
        for (String each : differences.isEmpty() ? new String[0] : differences.split(",")) {
            last += Long.parseLong(each);
            numbers.add(last);
        }
        return numbers;
    }

    private static long number(Matcher found, String group) {
        String digits = found.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
