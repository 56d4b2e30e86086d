package io.github.movietable.internal.write;

import org.jspecify.annotations.Nullable;

/** How creating a table, dropping it, or adding an index to it ended. */
public sealed interface TableEnd {
    /**
     * It was done.
     *
     * @param isOurs whether this call did it; false if another was quicker
     */
    record Done(boolean isOurs) implements TableEnd {}

    /**
     * There is a table of that name already.
     *
     * @param isOpen whether an attempt of this call may have created it
     * @param cause what DynamoDB said
     */
    record Exists(boolean isOpen, Throwable cause) implements TableEnd {}

    /**
     * The table exists and has another key than movies have.
     *
     * @param found its key
     */
    record OtherKey(String found) implements TableEnd {}

    /**
     * It took too long.
     *
     * @param wanted the state that was waited for
     * @param status the state it is in
     */
    record NotInTime(String wanted, String status) implements TableEnd {}

    /**
     * The table is protected from being deleted.
     *
     * @param cause what DynamoDB said
     */
    record Protected(Throwable cause) implements TableEnd {}

    /**
     * It failed.
     *
     * @param why why, in words
     * @param cause what DynamoDB said, or null
     */
    record Failed(String why, @Nullable Throwable cause) implements TableEnd {}
}
