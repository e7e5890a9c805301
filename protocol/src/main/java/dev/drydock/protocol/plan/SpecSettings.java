package dev.drydock.protocol.plan;

import dev.drydock.protocol.spec.RolloutSpec;
import dev.drydock.protocol.spec.SpecMember;
import java.util.List;

/** The settings of a specification alone, and the defaults that are built in. */
public final class SpecSettings implements Settings {
    private final RolloutSpec spec;

    public SpecSettings(RolloutSpec spec) {
        this.spec = spec;
    }

    @Override
    public List<Given> all(SpecMember member) {
        return isGiven(member)
                ? spec.values().getOrDefault(member, List.of()).stream()
                        .map(value -> new Given(value.text(), value.place() + ": " + member.path()))
                        .toList()
                : member.standard().stream()
                        .map(text -> new Given(text, member.path()))
                        .toList();
    }

    @Override
    public boolean isGiven(SpecMember member) {
        return spec.values().containsKey(member);
    }
}
