package dev.drydock.application.fleet.engine;

import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.domain.gate.Findings;
import dev.drydock.domain.gate.Findings.Finding;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.member.terms.Failure;
import dev.drydock.domain.rollout.Paused;
import dev.drydock.domain.rollout.RolloutEvent;
import dev.drydock.domain.wave.Counts;
import dev.drydock.domain.wave.WaveEvent;
import java.util.Optional;

/** The difference that a member makes to the counts of its wave. */
record Change(int wave, Tally from, Tally to, Optional<Finding> before, Optional<Finding> after) {
    /** A failure that is tried again is still one. */
    static Change of(MemberEntry entry, MemberEvent event, MemberEntry next) {
        Optional<Finding> before = entry.member().state().finding();
        return new Change(
                entry.wave(),
                entry.member().state().tally(),
                next.member().state().tally(),
                before,
                event instanceof MemberEvent.RetryAsked
                        ? before
                        : next.member().state().finding());
    }

    /** The refusal of trust with which a member has just failed, which says nothing of how the image runs. */
    static Optional<RolloutEvent> distrust(MemberEntry next) {
        return next.member()
                .state()
                .failedBy()
                .filter(Failure::isOfTrust)
                .map(failure -> new RolloutEvent.TrustRefused(new Paused.Distrust(failure.code(), next.device())));
    }

    WaveEvent.Counted times(int number) {
        return new WaveEvent.Counted(
                Counts.of(from, -number).plus(Counts.of(to, number)),
                Findings.difference(before, after).times(number));
    }

    /** Two differences of one wave. */
    static WaveEvent.Counted sum(WaveEvent.Counted one, WaveEvent.Counted other) {
        return new WaveEvent.Counted(
                one.difference().plus(other.difference()), one.found().plus(other.found()));
    }
}
