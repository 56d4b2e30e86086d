package io.github.movietable.testing;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * Evaluates Query and Scan for {@link MemoryTable}. Pages may end anywhere, but not beyond Limit, and a full page has a
 * next key even at the end, as in DynamoDB. It supports conditions that are comparisons joined by AND.
 */
final class MemoryReads {
    private static final Pattern TERM = Pattern.compile(
            "(#\\w+(?:\\.#\\w+)*) (=|<=|>=|<|>|BETWEEN) (:\\w+)(?: AND (:\\w+))?|begins_with\\((#\\w+), (:\\w+)\\)");

    private final Collection<Map<String, AttributeValue>> items;
    private final int mostPerPage;

    /** A page examines at most this many of the items. */
    MemoryReads(Collection<Map<String, AttributeValue>> items, int mostPerPage) {
        this.items = items;
        this.mostPerPage = Math.max(1, mostPerPage);
    }

    private record Examined(List<Map<String, AttributeValue>> items, Map<String, AttributeValue> last) {
        List<Map<String, AttributeValue>> that(Predicate<Map<String, AttributeValue>> condition) {
            return items.stream().filter(condition).toList();
        }
    }

    QueryResponse query(QueryRequest request) {
        Predicate<Map<String, AttributeValue>> ofKey = condition(
                request.keyConditionExpression(),
                request.expressionAttributeNames(),
                request.expressionAttributeValues());
        Comparator<Map<String, AttributeValue>> rising = request.indexName() == null
                ? Comparator.comparing(i -> i.get("title").s())
                : MemoryReads::byYear;
        boolean backwards = Boolean.FALSE.equals(request.scanIndexForward());
        Examined examined = examine(
                items.stream().filter(ofKey),
                backwards ? rising.reversed() : rising,
                request.exclusiveStartKey(),
                most(request.limit()));
        List<Map<String, AttributeValue>> found = examined.that(condition(
                request.filterExpression(), request.expressionAttributeNames(), request.expressionAttributeValues()));
        return QueryResponse.builder()
                .items("COUNT".equals(request.selectAsString()) ? null : found)
                .count(found.size())
                .scannedCount(examined.items().size())
                .lastEvaluatedKey(examined.last())
                .build();
    }

    ScanResponse scan(ScanRequest request) {
        Map<String, AttributeValue> start = request.exclusiveStartKey();
        if (!start.isEmpty() && !isIn(start, request)) {
            throw new IllegalArgumentException("the start key is of another segment");
        }
        Examined examined = examine(
                items.stream().filter(item -> isIn(item, request)),
                Comparator.<Map<String, AttributeValue>>comparingInt(MemoryReads::hash)
                        .thenComparing(MemoryReads::byYear)
                        .thenComparing(i -> i.get("title").s()),
                start,
                most(request.limit()));
        List<Map<String, AttributeValue>> found = examined.that(condition(
                request.filterExpression(), request.expressionAttributeNames(), request.expressionAttributeValues()));
        return ScanResponse.builder()
                .items("COUNT".equals(request.selectAsString()) ? null : found)
                .count(found.size())
                .scannedCount(examined.items().size())
                .lastEvaluatedKey(examined.last())
                .build();
    }

    private int most(Integer limit) {
        return limit == null ? mostPerPage : Math.min(limit, mostPerPage);
    }

    private static Examined examine(
            Stream<Map<String, AttributeValue>> all,
            Comparator<Map<String, AttributeValue>> order,
            Map<String, AttributeValue> start,
            int most) {
        List<Map<String, AttributeValue>> page = all.filter(item -> start.isEmpty() || order.compare(item, start) > 0)
                .sorted(order)
                .limit(most)
                .toList();
        Map<String, AttributeValue> last = page.size() < most ? null : page.get(most - 1);
        return new Examined(page, last == null ? null : Map.of("year", last.get("year"), "title", last.get("title")));
    }

    /** All items of a partition are in the same segment, as in DynamoDB. */
    private static boolean isIn(Map<String, AttributeValue> item, ScanRequest request) {
        return request.totalSegments() == null
                || Math.floorMod(hash(item), request.totalSegments()) == request.segment();
    }

    private static int hash(Map<String, AttributeValue> item) {
        return Integer.parseInt(item.get("year").n()) * 0x9E3779B1;
    }

    private static int byYear(Map<String, AttributeValue> a, Map<String, AttributeValue> b) {
        return Integer.compare(
                Integer.parseInt(a.get("year").n()),
                Integer.parseInt(b.get("year").n()));
    }

    private static Predicate<Map<String, AttributeValue>> condition(
            String expression, Map<String, String> names, Map<String, AttributeValue> values) {
        Predicate<Map<String, AttributeValue>> all = item -> true;
        if (expression == null) {
            return all;
        }
        Matcher term = TERM.matcher(expression);
        int terms = 0;
        for (; term.find(); terms++) {
            all = all.and(term.group(5) == null ? comparison(term, names, values) : prefix(term, names, values));
        }
        if (terms == 0) {
            throw new IllegalArgumentException("not known here: " + expression);
        }
        return all;
    }

    private static Predicate<Map<String, AttributeValue>> prefix(
            Matcher term, Map<String, String> names, Map<String, AttributeValue> values) {
        String name = names.get(term.group(5));
        String start = values.get(term.group(6)).s();
        return item -> item.get(name).s().startsWith(start);
    }

    private static Predicate<Map<String, AttributeValue>> comparison(
            Matcher term, Map<String, String> names, Map<String, AttributeValue> values) {
        String[] path = term.group(1).split("\\.", -1);
        String operator = term.group(2);
        AttributeValue first = values.get(term.group(3));
        AttributeValue last = term.group(4) == null ? first : values.get(term.group(4));
        return item -> {
            AttributeValue found = AttributeValue.fromM(item);
            for (String name : path) {
                found = found == null ? null : found.m().get(names.get(name));
            }
            return found != null && holds(operator, compare(found, first), compare(found, last));
        };
    }

    private static boolean holds(String operator, int first, int last) {
        return switch (operator) {
            case "=" -> first == 0;
            case "<" -> first < 0;
            case "<=" -> first <= 0;
            case ">" -> first > 0;
            case ">=" -> first >= 0;
            default -> first >= 0 && last <= 0;
        };
    }

    private static int compare(AttributeValue a, AttributeValue b) {
        return a.n() == null ? a.s().compareTo(b.s()) : new BigDecimal(a.n()).compareTo(new BigDecimal(b.n()));
    }
}
