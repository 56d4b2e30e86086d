package io.github.movietable.load;

import io.github.movietable.internal.json.JsonErrors;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chooses which records are read if they name their tables: those of the load's table, or of the only table. */
final class Tables {
    private final String own;
    private final Set<String> met = new LinkedHashSet<>();
    private boolean isSurvey;
    private @Nullable String chosen;

    Tables(String own) {
        this.own = nameOf(own);
    }

    /** Begins a survey, in which the records of all tables are read and the names of the tables are collected. */
    void survey() {
        isSurvey = true;
    }

    /** Ends the survey, and chooses the table; throws if there are several and none is the load's. */
    void choose() throws JsonErrors.Shape {
        isSurvey = false;
        if (met.contains(own) || met.size() == 1) {
            chosen = met.contains(own) ? own : met.iterator().next();
        } else if (!met.isEmpty()) {
            throw refused(met);
        }
    }

    /** Whether the records of a table are read. Throws if it is not the load's table and none was chosen. */
    boolean takes(String table) throws JsonErrors.Shape {
        String name = nameOf(table);
        if (isSurvey) {
            met.add(name);
            return true;
        }
        if (chosen == null && !name.equals(own)) {
            throw refused(Set.of(name));
        }
        return name.equals(chosen == null ? own : chosen);
    }

    /** Whether the records of a table are read after a survey; always true for records that name no table. */
    boolean isChosen(@Nullable String table) {
        return table == null || nameOf(table).equals(chosen);
    }

    private JsonErrors.Shape refused(Set<String> tables) {
        return new JsonErrors.Shape("it holds records of " + (tables.size() == 1 ? "the table " : "the tables ")
                + String.join(", ", tables) + ", and of none that is called " + own
                + "; keep those of one table in it, or load into a table of that name");
    }

    /** The name of a table that may be given by its ARN. */
    private static String nameOf(String table) {
        return table.substring(table.lastIndexOf('/') + 1);
    }
}
