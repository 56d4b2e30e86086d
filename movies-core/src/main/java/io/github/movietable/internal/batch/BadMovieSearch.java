package io.github.movietable.internal.batch;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * Finds the bad movies of a refused batch. DynamoDB refuses a whole batch for one bad movie, so the batch is halved and
 * sent again until each bad movie is alone. If DynamoDB refuses each movie of a full batch even when it is sent alone,
 * the fault is taken to be in the request, and no movie is rejected. The same holds for a smaller batch of several
 * movies, unless DynamoDB has written other movies before: then all movies of the batch may be bad.
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
