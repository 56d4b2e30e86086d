package io.github.movietable.load;

import org.jspecify.annotations.Nullable;

/**
 * The way in which a source is to be read.
 *
 * @param format its format, or null to find it by looking
 * @param table the table that is loaded: if a file has records of several tables, those of this one are read
 * @param appliesDeletes whether deletions are carried out
 * @param isDigested whether the digest of the source is wanted, which a checkpoint is bound to
 */
record SourceOptions(@Nullable LoadFormat format, String table, boolean appliesDeletes, boolean isDigested) {
    boolean isFoundByLooking() {
        return format == null || format == LoadFormat.DYNAMODB_JSON;
    }

    SourceOptions forSurvey() {
        return new SourceOptions(format, table, true, false);
    }
}
