package io.github.movietable.internal.batch;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * The search for the bad movies of a batch. DynamoDB refuses a whole batch for one bad movie, so the batch is halved until
 * each bad movie is alone. If DynamoDB refuses every movie of the batch alone, the request is at fault and not the movies.
 * Exception: a small batch, in a load that has written before, may consist of bad movies only.
 */
final class BadMovieSearch {
    private final int size;
    private final List<Write> refused = new ArrayList<>();
    private final List<DynamoDbException> reasons = new ArrayList<>();
    private int settled;

    BadMovieSearch(int size) {
        this.size = size;
    }

    void written(int movies) {
        settled += movies;
    }

    void refused(Write movie, DynamoDbException why) {
        settled++;
        refused.add(movie);
        reasons.add(why);
    }

    boolean isOver() {
        return settled == size;
    }

    boolean blamesTheRequest(boolean othersWereTaken) {
        boolean isTelling = size == Batches.MAX_BATCH || (size > 1 && !othersWereTaken);
        return isTelling && refused.size() == size;
    }

    List<Write> refused() {
        return refused;
    }

    DynamoDbException reason(int index) {
        return reasons.get(index);
    }
}
