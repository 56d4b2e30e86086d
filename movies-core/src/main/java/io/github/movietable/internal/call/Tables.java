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

/** Operations that describe or list tables. */
public final class Tables {
    private Tables() {}

    /**
     * Describes a table that has to exist.
     *
     * @param name the table's name
     * @return a step whose result is the table's description; it throws if there is no such table
     */
    public static Step<TableDescription> describe(String name) {
        return look(name).map(answer -> answer.orThrow().table());
    }

    /**
     * Describes a table that may not exist.
     *
     * @param name the table's name
     * @return a step whose result is the table's description, or empty if there is no such table
     */
    public static Step<Optional<TableDescription>> find(String name) {
        return look(name)
                .map(answer -> answer.failure() instanceof NoSuchTableException
                        ? Optional.empty()
                        : Optional.of(answer.orThrow().table()));
    }

    /**
     * Describes a table; a failure is part of the result and is not thrown.
     *
     * @param name the table's name
     * @return a step whose result is the answer, which may be a failure
     */
    public static Step<Answer<DescribeTableResponse>> look(String name) {
        return Reading.ask(
                Request.of(DescribeTableRequest.builder().tableName(name).build()), Step::done);
    }

    /**
     * Lists the tables of the region and account.
     *
     * @return a step whose result is all names, in DynamoDB's order
     */
    public static Step<List<String>> names() {
        return names(List.of(), null);
    }

    private static Step<List<String>> names(List<String> before, @Nullable String last) {
        ListTablesRequest request =
                ListTablesRequest.builder().exclusiveStartTableName(last).build();
        return Reading.ask(Request.of(request), answer -> {
            List<String> names = Stream.concat(before.stream(), answer.orThrow().tableNames().stream())
                    .toList();
            String next = answer.orThrow().lastEvaluatedTableName();
            return next == null ? Step.done(names) : names(names, next);
        });
    }
}
