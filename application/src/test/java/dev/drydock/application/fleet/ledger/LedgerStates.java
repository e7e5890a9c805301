package dev.drydock.application.fleet.ledger;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.gate.Verdict;
import dev.drydock.domain.member.Blocked;
import dev.drydock.domain.member.Blocker;
import dev.drydock.domain.member.CancelReason;
import dev.drydock.domain.member.Ended;
import dev.drydock.domain.member.Held;
import dev.drydock.domain.member.Left;
import dev.drydock.domain.member.MemberState;
import dev.drydock.domain.member.Ordered;
import dev.drydock.domain.member.Quiet;
import dev.drydock.domain.member.SkipReason;
import dev.drydock.domain.member.Taken;
import dev.drydock.domain.member.Waiting;
import dev.drydock.domain.member.terms.Failure;
import dev.drydock.domain.rollout.Aborting;
import dev.drydock.domain.rollout.AtRest;
import dev.drydock.domain.rollout.BeforeStart;
import dev.drydock.domain.rollout.PauseReason;
import dev.drydock.domain.rollout.Paused;
import dev.drydock.domain.rollout.RollingBack;
import dev.drydock.domain.rollout.RolloutState;
import dev.drydock.domain.rollout.Running;
import dev.drydock.domain.update.Stage;
import dev.drydock.domain.wave.UnderWay;
import dev.drydock.domain.wave.WaveState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Samples of whatever a rollout, a wave and a member may be. */
final class LedgerStates {
    private static final boolean[] BOTH = {false, true};

    private LedgerStates() {}

    static List<RolloutState> rolloutStates() {
        List<RolloutState> states = new ArrayList<>(List.of(
                new BeforeStart.Draft(),
                new BeforeStart.Preparing(),
                new BeforeStart.AwaitingApproval(),
                new BeforeStart.Scheduled(),
                new Running(),
                new Aborting(),
                new AtRest.Completed(),
                new AtRest.Aborted(),
                new AtRest.RolledBack(),
                new AtRest.Denied()));
        states.add(new Paused(
                PauseReason.TRUST,
                false,
                false,
                false,
                List.of(
                        new Paused.Distrust("unknown-key", new DeviceId("a:b")),
                        new Paused.Distrust("wrong-model", new DeviceId("stopped")))));
        for (boolean one : BOTH) {
            for (boolean other : BOTH) {
                states.add(new RollingBack(one, other));
                for (PauseReason reason : PauseReason.values()) {
                    states.add(new Paused(reason, one, other, false));
                    states.add(new Paused(reason, one, other, true));
                }
            }
        }
        return states;
    }

    static List<WaveState> waveStates() {
        List<WaveState> states = new ArrayList<>(List.of(
                WaveState.Held.BEHIND,
                WaveState.Held.ASKING,
                new UnderWay.Undecided(),
                new WaveState.Passed(),
                new WaveState.Skipped()));
        for (Verdict verdict : Verdict.values()) {
            states.add(new WaveState.Failed(verdict, Optional.empty()));
        }
        for (boolean one : BOTH) {
            states.add(new UnderWay.Open(one));
            states.add(new UnderWay.Soaking(one, false));
            states.add(new UnderWay.Soaking(one, true));
            for (Verdict verdict : Verdict.values()) {
                states.add(new WaveState.Failed(verdict, Optional.of(new WaveState.Held(one))));
            }
        }
        return states;
    }

    static List<MemberState> memberStates() {
        List<MemberState> states = new ArrayList<>(List.of(
                new Held(),
                new Left(),
                new Blocked(Blocker.BY_HAND),
                new Blocked(Blocker.of("summer release, Zürich 'n' \"more\"; --")),
                new Ordered(0),
                new Ordered(Integer.MAX_VALUE),
                new Waiting(0),
                new Waiting(31),
                new Ended.Succeeded(),
                new Ended.Lost(),
                new Ended.Absent(),
                new Ended.Failed(Failure.OUTCOME_UNKNOWN),
                new Ended.Failed(new Failure("x".repeat(64)))));
        for (Stage stage : Stage.values()) {
            states.add(new Taken(stage));
            states.add(new Quiet(stage));
        }
        for (SkipReason reason : SkipReason.values()) {
            states.add(new Ended.Skipped(reason, Optional.empty()));
        }
        states.add(new Ended.Skipped(SkipReason.SUPERSEDED, Optional.of("summer release of all sites")));
        states.add(new Ended.Skipped(SkipReason.SUPERSEDED, Optional.of("summer")));
        for (CancelReason reason : CancelReason.values()) {
            states.add(new Ended.Cancelled(reason));
        }
        return states;
    }
}
