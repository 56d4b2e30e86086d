package io.github.movietable.expression;

import io.github.movietable.internal.document.ItemPath;
import io.github.movietable.internal.document.Scribe;
import io.github.movietable.internal.document.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The condition {@code subject IN (choices)}. */
final class OneOf extends Clause {
    /** The most choices in one {@code IN}. DynamoDB documents 100, but the service has been seen to accept only 99. */
    private static final int MAX_CHOICES = 99;

    private final Operand subject;
    private final List<Operand> choices;

    private OneOf(Operand subject, List<Operand> choices) {
        super(Stream.concat(Stream.of(subject), choices.stream()).toList());
        this.subject = subject;
        this.choices = choices;
    }

    static MovieCondition of(ItemPath path, List<Operand> choices) {
        Operand subject = Operand.stored(path);
        if (choices.isEmpty()) {
            throw new IllegalArgumentException(path + ": isOneOf needs at least one choice");
        }
        choices.forEach(choice -> checkDistinct(subject, choice));
        List<MovieCondition> groups = new ArrayList<>();
        for (int i = 0; i < choices.size(); i += MAX_CHOICES) {
            List<Operand> group = choices.subList(i, Math.min(i + MAX_CHOICES, choices.size()));
            groups.add(new OneOf(subject, List.copyOf(group)));
        }
        return Junction.of(Junction.Operator.OR, groups);
    }

    @Override
    boolean holds(Map<String, AttributeValue> item) {
        Optional<AttributeValue> value = subject.in(item);
        return value.isPresent()
                && choices.stream()
                        .flatMap(choice -> choice.in(item).stream())
                        .anyMatch(choice -> Values.equal(choice, value.get()));
    }

    @Override
    String render(Scribe scribe) {
        return subject.render(scribe)
                + choices.stream().map(choice -> choice.render(scribe)).collect(Collectors.joining(", ", " IN (", ")"));
    }
}
