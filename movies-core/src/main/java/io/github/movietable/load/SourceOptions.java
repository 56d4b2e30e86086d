package io.github.movietable.load;

import org.jspecify.annotations.Nullable;

/**
 * How a source is to be read.
 *
 * @param format the format; null if it is to be detected
 * @param table the load's table: if a file has records of several tables, those of this one are read
 * @param appliesDeletes whether deletions are carried out
 * @param isDigested whether a digest of the source is computed, which a checkpoint needs
 */
record SourceOptions(@Nullable LoadFormat format, String table, boolean appliesDeletes, boolean isDigested) {
    boolean isFoundByLooking() {
        return format == null || format == LoadFormat.DYNAMODB_JSON;
    }

    SourceOptions forSurvey() {
        return new SourceOptions(format, table, true, false);
    }
}
