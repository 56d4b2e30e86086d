package io.github.movietable.internal.call;

import io.github.movietable.model.NoSuchTableException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** What DynamoDB says of tables. */
public final class Tables {
    private Tables() {}

    /**
     * A table that must be there.
     *
     * @param name its name
     * @return ends with what DynamoDB says of it
     */
    public static Step<TableDescription> describe(String name) {
        return look(name).map(answer -> answer.orThrow().table());
    }

    /**
     * A table that may be there.
     *
     * @param name its name
     * @return ends with what DynamoDB says of it, or with nothing
     */
    public static Step<Optional<TableDescription>> find(String name) {
        return look(name)
                .map(answer -> answer.failure() instanceof NoSuchTableException
                        ? Optional.empty()
                        : Optional.of(answer.orThrow().table()));
    }

    /**
     * A look at a table, which may fail.
     *
     * @param name its name
     * @return ends with the answer, or with the failure in its place
     */
    public static Step<Answer<DescribeTableResponse>> look(String name) {
        return Reading.ask(
                Request.of(DescribeTableRequest.builder().tableName(name).build()));
    }

    /**
     * The names of all tables.
     *
     * @return ends with the names, in DynamoDB's order
     */
    public static Step<List<String>> names() {
        return names(List.of(), null);
    }

    private static Step<List<String>> names(List<String> before, @Nullable String last) {
        ListTablesRequest request =
                ListTablesRequest.builder().exclusiveStartTableName(last).build();
        return Reading.ask(Request.of(request)).then(answer -> {
            List<String> names = Stream.concat(before.stream(), answer.orThrow().tableNames().stream())
                    .toList();
            String next = answer.orThrow().lastEvaluatedTableName();
            return next == null ? Step.done(names) : names(names, next);
        });
    }
}
