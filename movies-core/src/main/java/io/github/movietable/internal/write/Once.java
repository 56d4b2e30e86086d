package io.github.movietable.internal.write;

import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.call.Target;
import java.util.List;

/**
 * One update in a transaction of its own, so that a token keeps DynamoDB from applying it twice.
 *
 * @param update the update
 * @param token the token by which DynamoDB recognizes the transaction for ten minutes
 */
public record Once(Update update, String token) {
    /**
     * The transaction in which the update is sent.
     *
     * @return a transaction of one action
     */
    public Transaction transaction() {
        return new Transaction(List.of(update), token);
    }

    /**
     * Runs the update, and then reads the movie.
     *
     * @param table the table
     * @return steps that end with the movie as it is stored after the transaction; with no movie if it was deleted
     *     before it was read
     */
    public Step<Written> steps(Target table) {
        return transaction().steps(table).then(end -> {
            if (end instanceof Written.Applied) {
                return table.read(Look.at(update.key(), table), now -> Step.done(new Written.Applied(now.item())));
            }
            return Step.done(end instanceof Written.Cancelled cancelled ? cancelled.asOne() : end);
        });
    }
}
