package dev.drydock.domain.member;

import dev.drydock.domain.member.terms.Terms;
import java.time.Duration;
import java.util.Optional;

/** Another rollout, or somebody by hand, has the device. It is looked at again after a while. */
public record Blocked(Blocker by) implements Pending {
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.blocked(this);
    }

    @Override
    public Tally tally() {
        return Tally.BLOCKED;
    }

    @Override
    public Optional<Blocker> blockedBy() {
        return Optional.of(by);
    }

    @Override
    public Optional<Duration> due(Terms terms) {
        return Optional.of(LOOK_AGAIN);
    }
}
