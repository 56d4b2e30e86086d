package io.github.movietable.internal.read;

import io.github.movietable.internal.call.Answer;
import io.github.movietable.internal.call.Reading;
import io.github.movietable.internal.call.Request;
import io.github.movietable.internal.call.Step;
import io.github.movietable.model.Units;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/**
 * A query or a scan, from which the requests for all its pages are made. Its expressions are rendered once, for all
 * pages.
 */
public sealed interface Plan permits QueryPlan, ScanPlan {
    /**
     * Requests one page, and requests it again if the response is incomplete.
     *
     * @param from where the page begins
     * @param limit how many items DynamoDB may examine; null for as many as fit into 1 MB
     * @return a step whose result is the answer
     */
    Step<Answer<Examined>> ask(Place from, @Nullable Integer limit);

    /**
     * This plan with a configuration for its requests.
     *
     * @param gate the configuration that puts a request behind a gate
     * @return the plan
     */
    Plan through(AwsRequestOverrideConfiguration gate);

    /**
     * The table that is read.
     *
     * @return the table's name
     */
    String table();

    /**
     * Whether DynamoDB only counts the items.
     *
     * @return true if responses have no items
     */
    boolean isCount();

    /**
     * The parts of a response that queries and scans share.
     *
     * @param items the items that matched
     * @param lastKey DynamoDB's LastEvaluatedKey, after which the read continues; empty at the end
     * @param matched how many items matched
     * @param examined how many items DynamoDB examined
     * @param units the read units that the response cost
     */
    record Examined(
            List<Map<String, AttributeValue>> items,
            Map<String, AttributeValue> lastKey,
            long matched,
            long examined,
            Units units) {
        /** Where the read continues after these items. */
        Place next() {
            return lastKey.isEmpty() ? Place.END : Place.behind(lastKey);
        }
    }

    /** The read units that a response reports; none if it reports none. */
    static Units units(@Nullable ConsumedCapacity consumed) {
        return consumed == null || consumed.capacityUnits() == null
                ? Units.NONE
                : Units.ofReads(consumed.capacityUnits());
    }

    /** Requests one page, and takes from the response the parts that queries and scans share. */
    static <R> Step<Answer<Examined>> ask(Request<R> page, Function<R, Examined> of) {
        return Reading.ask(page, answer -> {
            R response = answer.response();
            return Step.done(
                    response == null ? new Answer<>(null, answer.failure()) : new Answer<>(of.apply(response), null));
        });
    }
}
