package io.github.movietable.internal.write;

import org.jspecify.annotations.Nullable;

/** How creating a table, dropping it, or adding an index to it ended. */
public sealed interface TableEnd {
    /**
     * The table or index was created or dropped.
     *
     * @param isOurs whether this call did it; false if another program did it before
     */
    record Done(boolean isOurs) implements TableEnd {}

    /**
     * A table with this name exists already.
     *
     * @param isOpen whether an attempt of this call may have created it
     * @param cause the exception with which the request ended
     */
    record Exists(boolean isOpen, Throwable cause) implements TableEnd {}

    /**
     * The table exists, but its key is not that of movies.
     *
     * @param found the key that the table has, in words
     */
    record OtherKey(String found) implements TableEnd {}

    /**
     * The table did not reach the wanted state in time.
     *
     * @param wanted the state that was waited for, in a word
     * @param status the table's status after the wait
     */
    record NotInTime(String wanted, String status) implements TableEnd {}

    /**
     * The table was not dropped because it is protected from deletion.
     *
     * @param cause DynamoDB's refusal
     */
    record Protected(Throwable cause) implements TableEnd {}

    /**
     * The operation failed for another reason.
     *
     * @param why the reason, in words
     * @param cause the exception, if one was thrown; null otherwise
     */
    record Failed(String why, @Nullable Throwable cause) implements TableEnd {}
}
