package io.github.movietable.local;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;

/**
 * Faults to inject between a program and DynamoDB, for the program's tests: DynamoDB Local does not cause them by
 * itself.
 *
 * <pre>{@code
 * Faults faults = Faults.on("BatchWriteItem").attempt(1).throttle()
 *         .andOn("UpdateItem").loseAnswer();
 * MovieTable movies = MovieTable.named("Movies", dynamo.client(faults));
 * }</pre>
 *
 * <p>Operations have DynamoDB's names, like {@code PutItem} or {@code Query}. Attempts are HTTP requests, so the SDK's
 * retries count too. Each client counts the attempts of each operation from 1. If several faults apply to one attempt,
 * they happen in the order in which they were specified.
 *
 * <p>Instances are immutable.
 */
public final class Faults {
    private static final Set<String> BATCHES = Set.of("BatchWriteItem", "BatchGetItem");

    private final List<Rule> rules;

    private record Rule(Target target, Fault fault) {}

    private Faults(List<Rule> rules) {
        this.rules = rules;
    }

    /**
     * Begins to specify faults, with one for an operation.
     *
     * @param operation DynamoDB's name of the operation
     * @return all attempts of the operation; {@link Target#attempt} restricts the fault to one of them
     * @throws IllegalArgumentException if DynamoDB has no such operation
     */
    public static Target on(String operation) {
        return new Faults(List.of()).andOn(operation);
    }

    /**
     * Specifies one more fault, for the same operation or another one.
     *
     * @param operation DynamoDB's name of the operation
     * @return all attempts of the operation; {@link Target#attempt} restricts the fault to one of them
     * @throws IllegalArgumentException if DynamoDB has no such operation
     */
    public Target andOn(String operation) {
        boolean isKnown = Arrays.stream(DynamoDbClient.class.getMethods())
                .filter(method -> DynamoDbResponse.class.isAssignableFrom(method.getReturnType()))
                .anyMatch(method -> capitalized(method.getName()).equals(operation));
        if (!isKnown) {
            throw new IllegalArgumentException("DynamoDB has no operation " + operation
                    + "; its names are written like BatchWriteItem, UpdateItem or Query");
        }
        return new Target(this, operation, 1, Integer.MAX_VALUE);
    }

    private static String capitalized(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private Faults plus(Target target, Fault fault) {
        return new Faults(Stream.concat(rules.stream(), Stream.of(new Rule(target, fault)))
                .toList());
    }

    /** The fault to apply to an attempt; attempts are counted from 1. */
    Fault of(String operation, int attempt) {
        return rules.stream()
                .filter(rule -> rule.target().isMet(operation, attempt))
                .map(Rule::fault)
                .reduce(Fault.NONE, Fault::and);
    }

    /** The attempts to which a fault will apply. The methods that return {@link Faults} choose the fault. */
    public static final class Target {
        private final Faults before;
        private final String operation;
        private final int first;
        private final int last;

        private Target(Faults before, String operation, int first, int last) {
            this.before = before;
            this.operation = operation;
            this.first = first;
            this.last = last;
        }

        private boolean isMet(String met, int attempt) {
            return operation.equals(met) && first <= attempt && attempt <= last;
        }

        /**
         * Restricts the fault to one attempt.
         *
         * @param number the number of the attempt, from 1
         * @return that attempt
         */
        public Target attempt(int number) {
            return attempts(number, number);
        }

        /**
         * Restricts the fault to several successive attempts.
         *
         * @param from the number of the first attempt, at least 1
         * @param to the number of the last attempt
         * @return these attempts
         */
        public Target attempts(int from, int to) {
            if (from < 1 || to < from) {
                throw new IllegalArgumentException(
                        "attempts are counted from 1 and named in order, not " + from + " to " + to);
            }
            return new Target(before, operation, from, to);
        }

        /**
         * DynamoDB refuses the request because the table's capacity is used up, and changes nothing.
         *
         * @return the faults that are specified so far, this one included
         */
        public Faults throttle() {
            return before.plus(this, Fault.THROTTLED);
        }

        /**
         * DynamoDB leaves the last requests of a batch unprocessed, and processes the others.
         *
         * @param count how many requests are left unprocessed; all of them, if the batch has no more
         * @return the faults that are specified so far, this one included
         * @throws IllegalArgumentException if the operation is neither BatchWriteItem nor BatchGetItem, or the count is
         *     less than 1
         */
        public Faults leaveUnprocessed(int count) {
            if (!BATCHES.contains(operation)) {
                throw new IllegalArgumentException(
                        "only BatchWriteItem and BatchGetItem leave something unprocessed, not " + operation);
            }
            if (count < 1) {
                throw new IllegalArgumentException("at least 1 request is left unprocessed, not " + count);
            }
            return before.plus(this, Fault.unprocessed(operation.equals("BatchGetItem"), count));
        }

        /**
         * DynamoDB carries out the request, but the connection fails before the response arrives.
         *
         * @return the faults that are specified so far, this one included
         */
        public Faults loseAnswer() {
            return before.plus(this, Fault.LOST);
        }

        /**
         * The request is delayed before it is sent to DynamoDB.
         *
         * @param by the length of the delay
         * @return the faults that are specified so far, this one included
         * @throws IllegalArgumentException if the delay is negative
         */
        public Faults slowDown(Duration by) {
            if (by.isNegative()) {
                throw new IllegalArgumentException("a request can be slowed down, not sped up: " + by);
            }
            return before.plus(this, Fault.slow(by));
        }
    }
}
