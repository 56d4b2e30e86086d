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

/** The parts that all requests of a read have in common. The expressions are rendered once for all pages. */
public sealed interface Plan permits QueryPlan, ScanPlan {
    /**
     * Asks for one page, again if the answer says nothing.
     *
     * @param from where the page begins
     * @param limit how many items DynamoDB may examine; null for as many as fit into 1 MB
     * @return ends with the answer
     */
    Step<Answer<Examined>> ask(Place from, @Nullable Integer limit);

    /**
     * The same plan, with a configuration of its requests.
     *
     * @param gate what each request carries
     * @return the plan
     */
    Plan through(AwsRequestOverrideConfiguration gate);

    /**
     * The table.
     *
     * @return its name
     */
    String table();

    /**
     * Whether DynamoDB only counts.
     *
     * @return whether no items come
     */
    boolean isCount();

    /**
     * The part of an answer that queries and scans share.
     *
     * @param items what matched
     * @param lastKey DynamoDB's last key, behind which the read goes on; empty at the end
     * @param matched how many matched
     * @param examined how many were examined
     * @param units what it cost
     */
    record Examined(
            List<Map<String, AttributeValue>> items,
            Map<String, AttributeValue> lastKey,
            long matched,
            long examined,
            Units units) {
        /** The place behind these items. */
        Place next() {
            return lastKey.isEmpty() ? Place.END : Place.behind(lastKey);
        }
    }

    /** The units that the answer reports. */
    static Units units(@Nullable ConsumedCapacity consumed) {
        return consumed == null || consumed.capacityUnits() == null
                ? Units.NONE
                : Units.ofReads(consumed.capacityUnits());
    }

    /** Asks for one page, and takes from the answer the part that queries and scans share. */
    static <R> Step<Answer<Examined>> ask(Request<R> page, Function<R, Examined> of) {
        return Reading.ask(page).map(answer -> {
            R response = answer.response();
            return response == null ? new Answer<>(null, answer.failure()) : new Answer<>(of.apply(response), null);
        });
    }
}
