package dev.drydock.protocol.plan;

import dev.drydock.protocol.spec.SpecMember;
import java.util.List;
import java.util.Optional;

/** The values that somebody gave to a rollout, and the defaults of the others. */
public interface Settings {
    /** A value that has a default. */
    default Given one(SpecMember member) {
        return find(member).orElseThrow(() -> new IllegalStateException(member + " has neither a value nor a default"));
    }

    /** A value; empty when it was not given, and has no default. */
    default Optional<Given> find(SpecMember member) {
        return all(member).stream().findFirst();
    }

    /** The values of a member that may have several. */
    List<Given> all(SpecMember member);

    /** Whether somebody gave it, in any way but by a default that is built in. */
    boolean isGiven(SpecMember member);
}
