package io.github.movietable.load;

import org.jspecify.annotations.Nullable;

/**
 * A record that the thread which reads the source hands over to {@link LoadCourse}.
 *
 * @param record the record
 * @param digest the digest of the source up to this record; null if no checkpoint needs it
 */
record Incoming(LoadRecord record, @Nullable String digest) {}
