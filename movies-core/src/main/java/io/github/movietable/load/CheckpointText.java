package io.github.movietable.load;

import java.time.Instant;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a checkpoint says, as one line of text. */
final class CheckpointText {
    /** Without the table's id and creation, as it was written up to 0.1. */
    private static final Pattern FORM = Pattern.compile(
            "movies-load [12] table=(?<table>\\S+)( id=(?<id>\\S*) created=(?<created>-?\\d*))? record=(?<record>\\d+)"
                    + " written=(?<written>\\d+) superseded=(?<superseded>\\d+) rejected=(?<rejected>\\d+)"
                    + " open=(?<open>[0-9,]*) digest=(?<digest>[0-9a-f]*)");

    private CheckpointText() {}

    static String of(String table, Checkpoint.Saved saved) {
        Ledger.Mark mark = saved.mark();
        Ledger.Counts counts = mark.counts();
        String id = saved.table().id();
        Instant created = saved.table().created();
        return "movies-load 2 table=" + table + " id=" + (id == null ? "" : id) + " created="
                + (created == null ? "" : created.toEpochMilli()) + " record=" + mark.record() + " written="
                + counts.written() + " superseded=" + counts.superseded() + " rejected=" + counts.rejected() + " open="
                + steps(mark.open()) + " digest=" + mark.digest();
    }

    static Checkpoint.Saved parsed(String text, String table, Checkpoint checkpoint) {
        Matcher found = FORM.matcher(text);
        if (!found.matches()) {
            throw checkpoint.refused("it is of another version of this library, or no checkpoint");
        }
        if (!found.group("table").equals(table)) {
            throw checkpoint.refused("it is of a load into the table " + found.group("table"));
        }
        Ledger.Counts counts =
                new Ledger.Counts(number(found, "written"), number(found, "superseded"), number(found, "rejected"));
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

    /** Ascending numbers, each as the step from the one before: there may be many, and they lie close together. */
    private static String steps(SortedSet<Long> numbers) {
        StringJoiner steps = new StringJoiner(",");
        long last = 0;
        for (long number : numbers) {
            steps.add(Long.toString(number - last));
            last = number;
        }
        return steps.toString();
    }

    private static SortedSet<Long> numbers(String steps) {
        SortedSet<Long> numbers = new TreeSet<>();
        long last = 0;
        for (String step : steps.isEmpty() ? new String[0] : steps.split(",")) {
            last += Long.parseLong(step);
            numbers.add(last);
        }
        return numbers;
    }

    private static long number(Matcher found, String group) {
        return Long.parseLong(found.group(group));
    }
}
