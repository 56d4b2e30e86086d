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
 * Faults between a program and DynamoDB, for the program's tests. DynamoDB Local never causes them by itself.
 *
 * <pre>{@code
 * Faults faults = Faults.on("BatchWriteItem").attempt(1).throttle()
 *         .andOn("UpdateItem").loseAnswer();
 * MovieTable movies = MovieTable.named("Movies", dynamo.client(faults));
 * }</pre>
 *
 * <p>Operations have DynamoDB's names, {@code PutItem} or {@code Query}. Attempts are counted on the wire: the SDK's
 * retries count too. Each client counts for itself, each operation from 1. If several faults meet one attempt, they
 * happen in the order in which they were named.
 *
 * <p>Immutable.
 */
public final class Faults {
    private static final Set<String> BATCHES = Set.of("BatchWriteItem", "BatchGetItem");

    private final List<Rule> rules;

    private record Rule(Target target, Fault fault) {}

    private Faults(List<Rule> rules) {
        this.rules = rules;
    }

    /**
     * Begins with an operation.
     *
     * @param operation DynamoDB's name of it
     * @return every attempt of the operation; {@link Target#attempt} chooses
     * @throws IllegalArgumentException if DynamoDB has no such operation
     */
    public static Target on(String operation) {
        return new Faults(List.of()).andOn(operation);
    }

    /**
     * Goes on with an operation, the same or another.
     *
     * @param operation DynamoDB's name of it
     * @return every attempt of the operation; {@link Target#attempt} chooses
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

    /** The fault that happens to an attempt; attempts are counted from 1. */
    Fault of(String operation, int attempt) {
        return rules.stream()
                .filter(rule -> rule.target().isMet(operation, attempt))
                .map(Rule::fault)
                .reduce(Fault.NONE, Fault::and);
    }

    /** Attempts of an operation, for which a fault is chosen next. */
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
         * One attempt only.
         *
         * @param number the attempt, from 1
         * @return that attempt
         */
        public Target attempt(int number) {
            return attempts(number, number);
        }

        /**
         * Some attempts only.
         *
         * @param from the first of them, from 1
         * @param to the last of them
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
         * DynamoDB refuses the request because capacity is used up, and does nothing.
         *
         * @return the faults so far
         */
        public Faults throttle() {
            return before.plus(this, Fault.THROTTLED);
        }

        /**
         * DynamoDB leaves the last requests of a batch unprocessed, and processes the others.
         *
         * @param count how many: all, if the batch has no more
         * @return the faults so far
         * @throws IllegalArgumentException if the operation is no batch, or the count is less than 1
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
         * DynamoDB carries out the request, and the connection breaks before the answer arrives.
         *
         * @return the faults so far
         */
        public Faults loseAnswer() {
            return before.plus(this, Fault.LOST);
        }

        /**
         * The request takes longer.
         *
         * @param by how much longer
         * @return the faults so far
         * @throws IllegalArgumentException if it is negative
         */
        public Faults slowDown(Duration by) {
            if (by.isNegative()) {
                throw new IllegalArgumentException("a request can be slowed down, not sped up: " + by);
            }
            return before.plus(this, Fault.slow(by));
        }
    }
}
