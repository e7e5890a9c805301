package dev.drydock.domain.rollout;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.gate.Verdict;
import dev.drydock.domain.rollout.RolloutEvent.AbortAsked;
import dev.drydock.domain.rollout.RolloutEvent.AbortPatienceOver;
import dev.drydock.domain.rollout.RolloutEvent.ApprovalDenied;
import dev.drydock.domain.rollout.RolloutEvent.Approved;
import dev.drydock.domain.rollout.RolloutEvent.ChildEnded;
import dev.drydock.domain.rollout.RolloutEvent.CloseAsked;
import dev.drydock.domain.rollout.RolloutEvent.DeadlineMoved;
import dev.drydock.domain.rollout.RolloutEvent.DeadlinePassed;
import dev.drydock.domain.rollout.RolloutEvent.LimitsChanged;
import dev.drydock.domain.rollout.RolloutEvent.MembersEnded;
import dev.drydock.domain.rollout.RolloutEvent.MembersPrepared;
import dev.drydock.domain.rollout.RolloutEvent.PauseAsked;
import dev.drydock.domain.rollout.RolloutEvent.ResumeAsked;
import dev.drydock.domain.rollout.RolloutEvent.RollbackAsked;
import dev.drydock.domain.rollout.RolloutEvent.StartDue;
import dev.drydock.domain.rollout.RolloutEvent.Submitted;
import dev.drydock.domain.rollout.RolloutEvent.TargetEdited;
import dev.drydock.domain.rollout.RolloutEvent.TermsEdited;
import dev.drydock.domain.rollout.RolloutEvent.TrustRefused;
import dev.drydock.domain.rollout.RolloutEvent.WaveStopped;
import dev.drydock.domain.rollout.RolloutEvent.WavesPassed;
import dev.drydock.testkit.machine.Edge;
import dev.drydock.testkit.machine.RecordWords;
import dev.drydock.testkit.machine.Sample;
import dev.drydock.testkit.machine.Sealed;
import dev.drydock.testkit.machine.Step;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The walk over all states and events of a rollout, in words. */
final class RolloutWalk {
    static final RolloutTerms STANDARD = RolloutTerms.STANDARD;
    static final RolloutTerms WITH_APPROVAL = STANDARD.approved();
    static final RolloutTerms DYNAMIC = STANDARD.dynamic();
    static final RolloutTerms ROLLING_BACK = STANDARD.rollingBack();

    static final Paused.Distrust UNKNOWN_KEY = new Paused.Distrust("unknown-key", new DeviceId("d1"));
    static final Paused.Distrust WRONG_MODEL = new Paused.Distrust("wrong-model", new DeviceId("d2"));

    private static final RecordWords RECORDS = new RecordWords()
            .with(Duration.class, duration -> duration.toString().substring(2).toLowerCase(Locale.ROOT));

    private RolloutWalk() {}

    static Map<String, RolloutTerms> terms() {
        Map<String, RolloutTerms> terms = new LinkedHashMap<>();
        terms.put("standard terms", STANDARD);
        terms.put("approval needed", WITH_APPROVAL);
        terms.put("dynamic", DYNAMIC);
        terms.put("with a way back", STANDARD.withWayBack());
        terms.put("rolled back when bad", ROLLING_BACK);
        terms.put("unknown-key accepted", STANDARD.accepting(Set.of("unknown-key")));
        return terms;
    }

    static Map<String, RolloutState> states() {
        Map<String, RolloutState> states = new LinkedHashMap<>();
        states.put("Draft", new BeforeStart.Draft());
        states.put("Preparing", new BeforeStart.Preparing());
        states.put("AwaitingApproval", new BeforeStart.AwaitingApproval());
        states.put("Scheduled", new BeforeStart.Scheduled());
        states.put("Running", new Running());
        for (PauseReason reason : PauseReason.values()) {
            states.put("Paused by " + reason, Paused.by(reason));
        }
        states.put("Paused by GATE, with another limit", new Paused(PauseReason.GATE, false, false, true));
        states.put("Paused by GATE, and late", new Paused(PauseReason.GATE, true, true, true));
        states.put(
                "Paused by TRUST, for unknown-key", Paused.by(PauseReason.TRUST).with(UNKNOWN_KEY));
        states.put("Aborting", new Aborting());
        states.put("RollingBack", new RollingBack(false, false));
        states.put("RollingBack, the child has ended", new RollingBack(true, false));
        states.put("RollingBack, its members have ended", new RollingBack(false, true));
        states.put("Completed", new AtRest.Completed());
        states.put("Aborted", new AtRest.Aborted());
        states.put("RolledBack", new AtRest.RolledBack());
        states.put("Denied", new AtRest.Denied());
        return states;
    }

    static List<Sample<RolloutEvent>> events() {
        return List.of(
                new Sample<>(new Submitted(100), "with 100 devices"),
                new Sample<>(new Submitted(0), "with none"),
                new Sample<>(new MembersPrepared(), ""),
                new Sample<>(new Approved(true), "by another"),
                new Sample<>(new Approved(false), "by the same person"),
                new Sample<>(new ApprovalDenied(), ""),
                new Sample<>(new TargetEdited(), ""),
                new Sample<>(new TermsEdited(), ""),
                new Sample<>(new StartDue(), ""),
                new Sample<>(new PauseAsked(), ""),
                new Sample<>(new ResumeAsked(false), ""),
                new Sample<>(new ResumeAsked(true), "accepting failures"),
                new Sample<>(new LimitsChanged(), ""),
                new Sample<>(new DeadlineMoved(), ""),
                new Sample<>(new DeadlinePassed(), ""),
                new Sample<>(new WaveStopped(Verdict.BAD), "as bad"),
                new Sample<>(new WaveStopped(Verdict.NOT_DELIVERED), "as not delivered"),
                new Sample<>(new TrustRefused(UNKNOWN_KEY), "for unknown-key"),
                new Sample<>(new TrustRefused(WRONG_MODEL), "for wrong-model"),
                new Sample<>(new WavesPassed(), ""),
                new Sample<>(new MembersEnded(), ""),
                new Sample<>(new AbortAsked(), ""),
                new Sample<>(new AbortPatienceOver(), ""),
                new Sample<>(new RollbackAsked(), ""),
                new Sample<>(new ChildEnded(false), ""),
                new Sample<>(new ChildEnded(true), "aborted"),
                new Sample<>(new CloseAsked(), ""));
    }

    static List<Step<RolloutState, RolloutEvent, RolloutTransition>> steps(RolloutTerms terms) {
        return dev.drydock.testkit.machine.Walk.steps(
                states(), state -> events(), (state, event) -> event.applyTo(state, terms));
    }

    static Set<Edge> edges() {
        return terms().values().stream()
                .flatMap(terms -> steps(terms).stream())
                .filter(step -> step.result() instanceof RolloutTransition.Moved)
                .map(step -> edge(step.state(), step.event(), ((RolloutTransition.Moved) step.result()).next()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static Edge edge(RolloutState from, RolloutEvent event, RolloutState to) {
        return new Edge(Sealed.name(from), Sealed.name(to), Sealed.name(event));
    }

    static String words(RolloutState state) {
        return RECORDS.of(state);
    }

    static Optional<String> words(RolloutTransition result) {
        return result.match(new RolloutTransition.Cases<>() {
            @Override
            public Optional<String> moved(RolloutTransition.Moved moved) {
                String effects = moved.effects().stream().map(RECORDS::of).collect(Collectors.joining(", "));
                return Optional.of(words(moved.next()) + (effects.isEmpty() ? "" : " | " + effects));
            }

            @Override
            public Optional<String> refused(RolloutTransition.Refused refused) {
                return refused.refusal() == Refusal.NOT_NOW
                        ? Optional.empty()
                        : Optional.of("refused: " + refused.refusal().description());
            }
        });
    }
}
