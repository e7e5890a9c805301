package dev.drydock.protocol.rollout;

import dev.drydock.domain.member.Blocked;
import dev.drydock.domain.member.Ended;
import dev.drydock.domain.member.Held;
import dev.drydock.domain.member.Left;
import dev.drydock.domain.member.MemberState;
import dev.drydock.domain.member.Ordered;
import dev.drydock.domain.member.Quiet;
import dev.drydock.domain.member.Taken;
import dev.drydock.domain.member.Waiting;
import java.util.Optional;

/** The reason for which a member is in its state, as one word; empty where the state says all. */
public final class MemberReason implements MemberState.Cases<Optional<String>> {
    @Override
    public Optional<String> held(Held state) {
        return Optional.empty();
    }

    @Override
    public Optional<String> waiting(Waiting state) {
        return Optional.empty();
    }

    @Override
    public Optional<String> blocked(Blocked state) {
        return Optional.of(state.by().rollout().isPresent() ? "by-rollout" : "by-hand");
    }

    @Override
    public Optional<String> ordered(Ordered state) {
        return Optional.empty();
    }

    @Override
    public Optional<String> left(Left state) {
        return Optional.empty();
    }

    @Override
    public Optional<String> taken(Taken state) {
        return Optional.empty();
    }

    @Override
    public Optional<String> quiet(Quiet state) {
        return Optional.empty();
    }

    @Override
    public Optional<String> succeeded(Ended.Succeeded state) {
        return Optional.empty();
    }

    @Override
    public Optional<String> failed(Ended.Failed state) {
        return Optional.of(state.failure().code());
    }

    @Override
    public Optional<String> lost(Ended.Lost state) {
        return Optional.empty();
    }

    @Override
    public Optional<String> absent(Ended.Absent state) {
        return Optional.empty();
    }

    @Override
    public Optional<String> skipped(Ended.Skipped state) {
        return Optional.of(Words.of(state.reason()));
    }

    @Override
    public Optional<String> cancelled(Ended.Cancelled state) {
        return Optional.of(Words.of(state.reason()));
    }
}
