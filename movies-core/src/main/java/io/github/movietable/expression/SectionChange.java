package io.github.movietable.expression;

import java.util.ArrayList;
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

    private SectionChange(Path target, Section section, @Nullable AttributeValue members) {
        super(target);
        this.section = section;
        this.members = members;
    }

    static SectionChange remove(Path target) {
        return new SectionChange(target, Section.REMOVE, null);
    }

    static SectionChange add(Path target, AttributeValue members) {
        return new SectionChange(target, Section.ADD, members);
    }

    static SectionChange delete(Path target, AttributeValue members) {
        return new SectionChange(target, Section.DELETE, members);
    }

    @Override
    Section section() {
        return section;
    }

    /** Removing {@code actors[0]} twice removes two actors; members of a set come and go once. */
    @Override
    boolean isRepeatable() {
        return section != Section.REMOVE || !target().last().isElement();
    }

    @Override
    String render(Scribe scribe) {
        return scribe.path(target()) + (members == null ? "" : " " + scribe.value(members));
    }

    @Override
    Map<String, AttributeValue> applyTo(Map<String, AttributeValue> before, Map<String, AttributeValue> soFar) {
        if (members == null) {
            return target().removeFrom(soFar);
        }
        Optional<AttributeValue> old = target().in(before);
        if (old.isPresent() && old.get().type() != members.type()) {
            throw new IllegalStateException(target() + " is no set of that type");
        }
        List<AttributeValue> left = old.map(Values::elements).orElse(List.of());
        return section == Section.ADD ? added(soFar, left, members) : deleted(soFar, left, members);
    }

    private Map<String, AttributeValue> added(
            Map<String, AttributeValue> soFar, List<AttributeValue> old, AttributeValue more) {
        Stream<AttributeValue> fresh = Values.elements(more).stream().filter(m -> !has(old, m));
        return target().put(
                        soFar,
                        setOf(more.type(), Stream.concat(old.stream(), fresh).toList()));
    }

    private Map<String, AttributeValue> deleted(
            Map<String, AttributeValue> soFar, List<AttributeValue> old, AttributeValue gone) {
        List<AttributeValue> left = new ArrayList<>(old);
        List<AttributeValue> leaving = Values.elements(gone);
        left.removeIf(m -> has(leaving, m));
        return left.isEmpty() ? target().removeFrom(soFar) : target().put(soFar, setOf(gone.type(), left));
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
