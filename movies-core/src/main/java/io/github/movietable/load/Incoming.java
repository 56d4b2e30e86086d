package io.github.movietable.load;

import org.jspecify.annotations.Nullable;

/**
 * A record on its way from the source to the course.
 *
 * @param record the record
 * @param digest of the source up to this record; null if nobody asks for it
 */
record Incoming(LoadRecord record, @Nullable String digest) {}
