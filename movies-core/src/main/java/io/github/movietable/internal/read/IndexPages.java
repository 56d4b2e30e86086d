package io.github.movietable.internal.read;

import io.github.movietable.expression.Item;
import io.github.movietable.internal.call.Gate;
import io.github.movietable.internal.call.Request;
import io.github.movietable.internal.call.Step;
import io.github.movietable.internal.call.TableKey;
import io.github.movietable.internal.call.Target;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * The pages of a query of an index. The first request asks for all attributes. If the index does not hold all, DynamoDB
 * refuses the request. Then the table is described once, and from then on the attributes that the index holds are read,
 * so the movies are read in part. They are read in part too if describing the table fails, for example because this
 * program has no permission.
 *
 * @param <T> the type of the items that are read
 */
public final class IndexPages<T extends Item> implements Pager<T> {
    private final Pages<T> whole;
    private final Pages<T> part;
    private final String index;
    private final Function<RuntimeException, RuntimeException> missing;
    private volatile boolean isPart;

    /**
     * Creates the pages of an index; whether it holds all attributes is found out when the first page is requested.
     *
     * @param whole asks for all attributes
     * @param part asks for the attributes that the index holds
     * @param index the index's name
     * @param missing makes the exception for a table that has no such index; its argument is DynamoDB's refusal
     */
    public IndexPages(
            Pages<T> whole, Pages<T> part, String index, Function<RuntimeException, RuntimeException> missing) {
        this.whole = whole;
        this.part = part;
        this.index = index;
        this.missing = missing;
    }

    /**
     * These pages behind a {@link Gate}: once it is shut, requests for them fail without being sent.
     *
     * @param gate the gate
     * @return the pages, which already know whether the index holds all attributes if these do
     */
    public IndexPages<T> through(Gate gate) {
        IndexPages<T> others = new IndexPages<>(whole.through(gate), part.through(gate), index, missing);
        others.isPart = isPart;
        return others;
    }

    @Override
    public Step<Chunk<T>> page(Place from, Bounds left) {
        if (isPart) {
            return part.page(from, left);
        }
        return new Pages<>(whole.plan(), whole.of(), whole.throttled(), failure -> refused(failure, from, left))
                .page(from, left);
    }

    /**
     * Finds out why DynamoDB refused a request. Its message does not tell that reliably, so the table is described; but
     * only after a refusal.
     */
    private Step<Chunk<T>> refused(RuntimeException failure, Place from, Bounds left) {
        if (!Target.isInvalid(failure)) {
            return whole.failed().apply(failure);
        }
        DescribeTableRequest look =
                DescribeTableRequest.builder().tableName(whole.plan().table()).build();
        return Step.send(Request.of(look), answer -> {
            DescribeTableResponse described = answer.response();
            if (described != null && !isOfMoviesInPart(described.table(), failure)) {
                return whole.failed().apply(failure);
            }
            isPart = true;
            return part.page(from, left);
        });
    }

    private boolean isOfMoviesInPart(TableDescription table, RuntimeException failure) {
        if (!TableKey.of(table).equals(TableKey.OF_MOVIES)) {
            return false;
        }
        GlobalSecondaryIndexDescription found = table.globalSecondaryIndexes().stream()
                .filter(each -> each.indexName().equals(index))
                .findFirst()
                .orElseThrow(() -> missing.apply(failure));
        return projection(found) != ProjectionType.ALL;
    }

    private static @Nullable ProjectionType projection(GlobalSecondaryIndexDescription found) {
        return found.projection() == null ? null : found.projection().projectionType();
    }
}
