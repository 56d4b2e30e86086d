package io.github.movietable.internal.write;

import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.call.Target;
import java.util.List;

/**
 * One update as a transaction of its own.
 *
 * @param update the update
 * @param token the token by which DynamoDB recognizes it for ten minutes
 */
public record Once(Update update, String token) {
    /**
     * The transaction.
     *
     * @return a transaction of one action
     */
    public Transaction transaction() {
        return new Transaction(List.of(update), token);
    }

    /**
     * The steps of the update.
     *
     * @param table the table
     * @return steps that end with the movie as stored afterwards, or with nothing if it was deleted right afterwards
     */
    public Step<Written> steps(Target table) {
        return transaction().steps(table).then(end -> {
            if (end instanceof Written.Applied) {
                return table.read(Look.at(update.key(), table)).map(now -> new Written.Applied(now.item()));
            }
            return Step.done(end instanceof Written.Cancelled cancelled ? cancelled.asOne() : end);
        });
    }
}
