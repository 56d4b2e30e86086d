package io.github.movietable.internal.batch;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * The search for what is bad in a batch: DynamoDB refuses it as a whole for one bad movie, so it is halved until the bad
 * one is alone. Where every movie is refused alone it is not the movies that are bad but the request: unless they are few
 * and others were taken before, for then two or three bad ones may have met.
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
