package io.github.movietable.internal.write;

import io.github.movietable.internal.document.ItemPath;
import io.github.movietable.internal.document.Scribe;
import io.github.movietable.internal.document.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@code REMOVE target}, {@code ADD target members} and {@code DELETE target members}. */
final class SectionChange extends Change {
    private final Section section;
    private final @Nullable AttributeValue members;

    private SectionChange(ItemPath target, Section section, @Nullable AttributeValue members) {
        super(target);
        this.section = section;
        this.members = members;
    }

    static SectionChange remove(ItemPath target) {
        return new SectionChange(target, Section.REMOVE, null);
    }

    static SectionChange add(ItemPath target, AttributeValue members) {
        return new SectionChange(target, Section.ADD, members);
    }

    static SectionChange delete(ItemPath target, AttributeValue members) {
        return new SectionChange(target, Section.DELETE, members);
    }

    @Override
    Section section() {
        return section;
    }

    /**
     * Removing {@code actors[0]} twice removes two actors. Adding or deleting the same members of a set twice has the
     * effect of doing it once, unless the set is an element of a list. There DynamoDB removes the element with the
     * set's last member, and an ADD beyond the end of the list appends a new element each time.
     */
    @Override
    boolean isRepeatable() {
        return section == Section.ADD
                ? !target().hasElement()
                : !target().last().isElement();
    }

    @Override
    String render(Scribe scribe) {
        return scribe.path(target()) + (members == null ? "" : " " + scribe.value(members));
    }

    @Override
    Optional<AttributeValue> result(Map<String, AttributeValue> before) {
        if (members == null) {
            return Optional.empty();
        }
        AttributeValue.Type type = members.type();
        Optional<AttributeValue> old =
                target().in(before).map(stored -> UnfitValueException.checked(target(), stored, type));
        List<AttributeValue> had = old.map(Values::elements).orElse(List.of());
        List<AttributeValue> has = section == Section.ADD ? with(had, members) : without(had, members);
        return has.isEmpty() ? Optional.empty() : Optional.of(setOf(type, has));
    }

    private static List<AttributeValue> with(List<AttributeValue> had, AttributeValue more) {
        Stream<AttributeValue> fresh = Values.elements(more).stream().filter(m -> !has(had, m));
        return Stream.concat(had.stream(), fresh).toList();
    }

    private static List<AttributeValue> without(List<AttributeValue> had, AttributeValue gone) {
        List<AttributeValue> leaving = Values.elements(gone);
        return had.stream().filter(m -> !has(leaving, m)).toList();
    }

    private static boolean has(List<AttributeValue> members, AttributeValue member) {
        return members.stream().anyMatch(m -> Values.equal(m, member));
    }

    private static AttributeValue setOf(AttributeValue.Type type, List<AttributeValue> members) {
        return switch (type) {
            case SS ->
                AttributeValue.fromSs(members.stream().map(AttributeValue::s).toList());
            case NS ->
                AttributeValue.fromNs(members.stream().map(AttributeValue::n).toList());
            default ->
                AttributeValue.fromBs(members.stream().map(AttributeValue::b).toList());
        };
    }
}
