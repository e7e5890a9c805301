package dev.drydock.protocol.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.gate.Findings;
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
import dev.drydock.testkit.golden.Golden;
import dev.drydock.testkit.machine.Sealed;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The page of all sentences, derived from the sentences. */
class WhyPageTest {
    private static final List<Stage> STAGES = List.of(Stage.values());

    private final StringBuilder table = new StringBuilder("| state and circumstances | sentence |\n| --- | --- |\n");
    private final List<MemberState> members = new ArrayList<>();
    private final List<RolloutState> rollouts = new ArrayList<>();
    private final Set<String> sentences = new LinkedHashSet<>();

    @Test
    void the_page_has_the_sentence_of_every_state() {
        held();
        underWay();
        ended();

        assertThat(Sealed.kindsOf(members)).containsAll(Sealed.kinds(MemberState.class));
        assertThat(Sealed.kindsOf(rollouts)).containsAll(Sealed.kinds(RolloutState.class));
        Golden.assertPage("why.md", table.toString());
    }

    private void row(String when, MemberState state, SampledPart part) {
        String sentence = part.why(state);
        members.add(state);
        rollouts.add(part.rollout());
        assertThat(sentence)
                .as(when)
                .doesNotContain("\n", "|")
                .doesNotEndWith(".")
                .contains(": ");
        assertThat(sentences.add(sentence)).as(sentence + " stands twice").isTrue();
        table.append("| ").append(when).append(" | ").append(sentence).append(" |\n");
    }

    private void held() {
        SampledPart running = new SampledPart();
        List<RolloutState> still = List.of(
                new BeforeStart.Draft(),
                new BeforeStart.Preparing(),
                new BeforeStart.AwaitingApproval(),
                new BeforeStart.Scheduled(),
                new Aborting(),
                new RollingBack(false, false),
                new AtRest.Completed(),
                new AtRest.Aborted(),
                new AtRest.RolledBack(),
                new AtRest.Denied());
        still.forEach(state ->
                row("held; the rollout is " + Words.of(state.name()).replace('-', ' '), new Held(), running.in(state)));
        row(
                "held; the rollout has a start time",
                new Held(),
                running.in(new BeforeStart.Scheduled()).later());
        for (PauseReason why : PauseReason.values()) {
            row("held; the rollout is paused", new Held(), running.in(new Paused(why, false, false, false)));
        }
        row(
                "held; the rollout is shut by its windows",
                new Held(),
                running.in(new Running()).nightly());
        row("held; it is in the first wave", new Held(), running.first());
        row("held; the wave before has begun", new Held(), running.before(new UnderWay.Open(false), Findings.NONE));
        row("held; the wave before has outcomes", new Held(), running.before(new UnderWay.Open(false), found(29, 2)));
        row("held; the wave before is undecided", new Held(), running.before(new UnderWay.Undecided(), found(29, 2)));
        row("held; two waves are before its own", new Held(), running.third());
        row("held; an operator is asked before its wave", new Held(), running.own(WaveState.Held.ASKING));
        row("held; its wave is open", new Held(), running.own(new UnderWay.Open(false)));
    }

    private static Findings found(int successes, int failures) {
        return new Findings(successes, failures, 0);
    }

    private void underWay() {
        SampledPart running = new SampledPart().own(new UnderWay.Open(false));
        row("waiting; the order failed", new Waiting(0), running.failedBefore());
        row("waiting; the order was put off", new Waiting(1), running);
        row("waiting; the rollout is paused", new Waiting(2), running.in(paused()));
        row("waiting; the time for it has come", new Waiting(0), running.due());
        row("blocked; another rollout has the device", new Blocked(Blocker.of("spring")), running);
        row("blocked; somebody ordered by hand", new Blocked(Blocker.BY_HAND), running);
        row("ordered", new Ordered(0), running);
        row("left; the device is away", new Left(), running);
        row("left; the device is there", new Left(), running.connected());
        row("left; the device was never heard of", new Left(), running.unknown());
        STAGES.forEach(stage -> row("taken", new Taken(stage), running));
        STAGES.forEach(stage -> row("quiet", new Quiet(stage), running));
    }

    private static Paused paused() {
        return new Paused(PauseReason.OPERATOR, false, false, false);
    }

    private void ended() {
        SampledPart running = new SampledPart();
        row("succeeded; it is still so", new Ended.Succeeded(), running.unknown());
        row("succeeded; another image runs since", new Ended.Succeeded(), running);
        row(
                "failed; the reason is one of [these](reason-codes.md)",
                new Ended.Failed(new Failure("disk-full")),
                running);
        row("failed; nobody here knows the reason", new Ended.Failed(new Failure("out-of-tune")), running);
        row("lost", new Ended.Lost(), running);
        row("absent", new Ended.Absent(), running);
        for (SkipReason reason : SkipReason.values()) {
            Optional<String> by = reason == SkipReason.SUPERSEDED ? Optional.of("summer") : Optional.empty();
            row("skipped", new Ended.Skipped(reason, by), running);
        }
        row("cancelled; the device did it", new Ended.Cancelled(CancelReason.BY_DEVICE), running);
        for (CancelReason reason : List.of(CancelReason.ABORTED, CancelReason.UNREACHED)) {
            row("cancelled; the rollout is aborted", new Ended.Cancelled(reason), running.in(new AtRest.Aborted()));
            row("cancelled; it is rolled back", new Ended.Cancelled(reason), running.in(new AtRest.RolledBack()));
        }
        row(
                "cancelled; it was not approved",
                new Ended.Cancelled(CancelReason.ABORTED),
                running.in(new AtRest.Denied()));
    }
}
