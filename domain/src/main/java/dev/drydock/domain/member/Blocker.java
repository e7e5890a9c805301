package dev.drydock.domain.member;

import java.util.Optional;

/**
 * The holder of a device that a member waits for.
 *
 * @param rollout the id of another rollout; empty for an order that somebody gave by hand
 */
public record Blocker(Optional<String> rollout) {
    public static final Blocker BY_HAND = new Blocker(Optional.empty());

    public static Blocker of(String rollout) {
        return new Blocker(Optional.of(rollout));
    }

    @Override
    public String toString() {
        return rollout.orElse("by hand");
    }
}
